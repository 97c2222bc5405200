/** `quorum season`: which groups are shown, and what the next season is to be. */
import type { Command } from 'commander'
import type { SeasonPreview, SeasonStatus } from '#shared/insight/season-view.ts'
import { family, print, running, whereOf, whole } from '../program.ts'
import { reach } from '../reach.ts'
import { previewText, settingsText, statusText } from '../season-text.ts'

interface Flags {
  json?: boolean
  k?: number
  expected?: number
  order?: string
}

export function seasonCommands(program: Command): void {
  const season = family(program, 'season', 'Look at, plan and begin seasons.')
  const choosing = (name: string, description: string) =>
    running(season, name, description)
      .option('--k <number>', 'quorum (as it is)', whole)
      .option('--expected <number>', 'answers a group must be expected to have (as it is)', whole)
      .option('--order <kind>', 'which groups go first: units or teams (as it is)')
  const api = async (command: Command) => (await reach(whereOf(command))).api
  const asked = ({ k, expected, order }: Flags) => ({ k, expected, order })

  running(season, 'status', 'tell which groups the running season shows, and why not the others').action(
    async ({ json }: Flags, command: Command) => {
      const status = await (await api(command)).get<SeasonStatus>('/api/season')
      print(json, status, () => statusText(status))
    },
  )
  choosing('preview', 'show what a season that began now would show, and what other choices would').action(
    async (flags: Flags, command: Command) => {
      const preview = await (await api(command)).post<SeasonPreview>('/api/season/preview', asked(flags))
      print(flags.json, preview, () => previewText(preview))
    },
  )
  choosing('plan', 'choose what the next season is to be').action(async (flags: Flags, command: Command) => {
    const status = await (await api(command)).post<SeasonStatus>('/api/season/plan', asked(flags))
    print(flags.json, status.next, () => `The next season: ${settingsText(status.next)}.`)
  })
  choosing('start', 'end the running season and begin the next now').action(
    async (flags: Flags, command: Command) => {
      const status = await (await api(command)).post<SeasonStatus>('/api/season/start', asked(flags))
      print(flags.json, status, () => statusText(status))
    },
  )
}
