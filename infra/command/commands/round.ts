/** `quorum round`: which one is under way, and what moves it on. */
import type { Command } from 'commander'
import type { RoundOrder, ScheduleView } from '#shared/round/schedule-view.ts'
import { CommandError } from '../command-error.ts'
import { family, print, running, whereOf, whole } from '../program.ts'
import { type Reached, reach, reachHere } from '../reach.ts'
import { extraText, nextText, openRound } from '../schedule-text.ts'

interface Flags {
  json?: boolean
}
interface ExtraFlags extends Flags {
  opens: string
  closes: string
  titleFr: string
  titleEn: string
}

export function roundCommands(program: Command): void {
  const round = family(program, 'round', 'Drive the rounds of a running Quorum.')

  running(round, 'status', 'tell which round is under way').action(
    async ({ json }: Flags, command: Command) => {
      const { api, here } = await reach(whereOf(command))
      if (!here) {
        const view = await api.get<ScheduleView>('/api/schedule')
        const { open, next } = view
        return print(json, { app: api.app, round: open && { ...open, state: 'open' }, next }, () =>
          open ? openRound(open) : `No round is open. ${nextText(view)}`,
        )
      }
      const { status } = here
      print(json, status, () =>
        status.round
          ? `Round ${status.round.id} is ${status.round.state}, closes ${status.round.closes}.`
          : 'No round is under way.',
      )
    },
  )

  running(round, 'open', 'open a round now')
    .option('--closes <instant>', 'closing time, ISO 8601 (the usual Sunday evening)')
    .option('--grace <seconds>', 'how long the box stays open after closing', whole)
    .action(
      async ({ json, closes, grace }: Flags & { closes?: string; grace?: number }, command: Command) => {
        const here = await reachHere(whereOf(command), byItsSchedule)
        const opened = await here.ask<{ round: string; closes: string }>('/rounds/open', { closes, grace })
        print(json, opened, () => `Round ${opened.round} is open until ${opened.closes}.`)
      },
    )

  running(round, 'extra', 'plan a round beside those of the schedule')
    .requiredOption('--opens <moment>', 'ISO 8601, or a time where the organisation is: 2026-12-07T09:00')
    .requiredOption('--closes <moment>', 'likewise')
    .requiredOption('--title-fr <text>', 'what it is called in French')
    .requiredOption('--title-en <text>', 'what it is called in English')
    .action(async ({ json, opens, closes, titleFr: fr, titleEn: en }: ExtraFlags, command: Command) => {
      const { api } = await reach(whereOf(command))
      const view = await api.post<ScheduleView>('/api/rounds/extra', { opens, closes, title: { fr, en } })
      const extra = view.extras.find(({ title }) => title.en === en.trim() && title.fr === fr.trim())
      print(json, extra ?? view.extras, () => (extra ? extraText(extra) : 'It is planned.'))
    })

  running(round, 'close', 'close the open round now').action(async ({ json }: Flags, command: Command) => {
    const reached = await reach(whereOf(command))
    if (!reached.here) return ordered('close', reached, json)
    const closed = await reached.here.ask<{ round: string; grace: number }>('/rounds/close', {})
    print(
      json,
      closed,
      () => `Round ${closed.round} is closed; the box takes ballots for ${closed.grace} s more.`,
    )
  })

  running(round, 'cancel', 'give up a round before its tally: nothing is counted, all is shredded').action(
    async ({ json }: Flags, command: Command) => {
      const reached = await reach(whereOf(command))
      if (!reached.here) return ordered('cancel', reached, json)
      const told = await reached.here.ask<{ round: string; state: string }>('/rounds/cancel', {})
      print(json, told, () => `Round ${told.round} is ${told.state}; its ballots and keys are gone.`)
    },
  )

  running(round, 'publish', 'tally, publish and shred the closed round now').action(
    async ({ json }: Flags, command: Command) => {
      const here = await reachHere(whereOf(command), byItself)
      const told = await here.ask<{ round: string; state: string }>('/rounds/publish', {})
      print(json, told, () => `Round ${told.round} is ${told.state}.`)
    },
  )
}

/** The api moves no round itself: it leaves the clock an order. */
async function ordered(order: RoundOrder, { api }: Reached, json: boolean | undefined): Promise<void> {
  const { open } = await api.get<ScheduleView>('/api/schedule')
  if (!open) throw new CommandError('No round is open.')
  await api.post<ScheduleView>(`/api/rounds/${encodeURIComponent(open.id)}/${order}`, {})
  const words = { close: 'closes it', cancel: 'gives it up, and nothing of it is counted' }
  print(
    json,
    { round: open.id, ordered: order },
    () => `Round ${open.id}: the clock ${words[order]} within a minute.`,
  )
}

const byItsSchedule =
  'A deployment opens its rounds by its schedule; quorum round extra plans one more. Only an instance of this machine opens one at once, with --data.'
const byItself =
  'A deployment publishes by itself: its tally counts a closed round as soon as the box takes no more ballots. Only an instance of this machine does it at a command, with --data.'
