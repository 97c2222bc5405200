/** `quorum schedule`: when rounds open, and whether they do. */
import type { Command } from 'commander'
import type { Pause } from '#shared/round/schedule-settings.ts'
import type { ScheduleView } from '#shared/round/schedule-view.ts'
import { family, print, running, whereOf } from '../program.ts'
import { reach } from '../reach.ts'
import { nextText, pauseText, scheduleText } from '../schedule-text.ts'

interface Flags {
  json?: boolean
  until?: string
}

export function scheduleCommands(program: Command): void {
  const schedule = family(program, 'schedule', 'Look at when rounds open, pause and resume them.')

  running(schedule, 'show', 'tell the schedule and the rounds to come').action(
    async ({ json }: Flags, command: Command) => {
      const { api } = await reach(whereOf(command))
      const view = await api.get<ScheduleView>('/api/schedule')
      print(json, view, () => scheduleText(view))
    },
  )
  running(schedule, 'pause', 'let no round open; the one that is open goes on')
    .option('--until <day>', 'the day on which they go on, 2027-01-04 (until it is resumed)')
    .action(async ({ json, until }: Flags, command: Command) => {
      await change(command, json, { until: until ?? null })
    })
  running(schedule, 'resume', 'let rounds open again').action(async ({ json }: Flags, command: Command) => {
    await change(command, json, null)
  })
}

/** Whoever else changed the schedule in between is not overwritten: the version that was read goes with it. */
async function change(command: Command, json: boolean | undefined, paused: Pause | null): Promise<void> {
  const { api } = await reach(whereOf(command))
  const { settings, tag } = await api.get<ScheduleView>('/api/schedule')
  const view = await api.put<ScheduleView>('/api/schedule', { ...settings, paused }, tag)
  print(json, view, () => `${pauseText(view)} ${nextText(view)}`)
}
