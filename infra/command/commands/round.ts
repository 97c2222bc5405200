/** `quorum round`: which one is under way, and what moves it on. */
import type { Command } from 'commander'
import { family, print, running, whereOf, whole } from '../program.ts'
import { reachHere } from '../reach.ts'

interface Flags {
  json?: boolean
}

export function roundCommands(program: Command): void {
  const round = family(program, 'round', 'Drive the rounds of a running Quorum.')

  running(round, 'status', 'tell which round is under way').action(
    async ({ json }: Flags, command: Command) => {
      const { status } = await reachHere(whereOf(command), '')
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

  running(round, 'close', 'close the open round now').action(async ({ json }: Flags, command: Command) => {
    const here = await reachHere(whereOf(command), '')
    const closed = await here.ask<{ round: string; grace: number }>('/rounds/close', {})
    print(
      json,
      closed,
      () => `Round ${closed.round} is closed; the box takes ballots for ${closed.grace} s more.`,
    )
  })

  running(
    round,
    'cancel',
    'give up the round that is open or waits for its tally: nothing is counted, all is shredded',
  ).action(async ({ json }: Flags, command: Command) => {
    const here = await reachHere(whereOf(command), '')
    const told = await here.ask<{ round: string; state: string }>('/rounds/cancel', {})
    print(json, told, () => `Round ${told.round} is ${told.state}; its ballots and keys are gone.`)
  })

  running(round, 'publish', 'tally, publish and shred the closed round now').action(
    async ({ json }: Flags, command: Command) => {
      const here = await reachHere(whereOf(command), byItself)
      const told = await here.ask<{ round: string; state: string }>('/rounds/publish', {})
      print(json, told, () => `Round ${told.round} is ${told.state}.`)
    },
  )
}

const byItsSchedule =
  'A deployment opens its rounds by its schedule; quorum round extra plans one more. Only an instance of this machine opens one at once, with --data.'
const byItself =
  'A deployment publishes by itself: its tally counts a closed round as soon as the box takes no more ballots. Only an instance of this machine does it at a command, with --data.'
