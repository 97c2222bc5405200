/** What clock and tally do next with the rounds that there are, the next first. */
import { announcesAt, remindsAt, type Schedule } from '../round/calendar.ts'
import { issuerStops, type Round, tallyStarts } from '../round/round.ts'
import type { AheadView, Step } from './status.ts'

/** @param allowance milliseconds that a step may take after its moment */
export function aheadOf(rounds: Round[], schedule: Schedule, now: number, allowance: number): AheadView[] {
  return rounds
    .flatMap((round) => stepsOf(round, schedule, now).map(([what, at]) => ({ what, at, round: round.id })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ what, at, round }) => ({
      what,
      round,
      at: new Date(at).toISOString(),
      overdue: at < now - allowance,
    }))
}

function stepsOf(round: Round, schedule: Schedule, now: number): [Step, number][] {
  const span = { opens: new Date(round.opens), closes: new Date(round.closes) }
  switch (round.state) {
    case 'planned':
      return [['opens', span.opens.getTime()]]
    case 'open': {
      const reminds = remindsAt(span, schedule)?.getTime()
      // Whether a reminder of the past was sent is not written in the round.
      return [...toCome('reminds', reminds, now), ['closes', issuerStops(round)]]
    }
    case 'closed':
      return [['tallies', tallyStarts(round)]]
    case 'published':
      return [['shreds', tallyStarts(round)]]
    case 'void':
      return round.shredded ? [] : [['shreds', tallyStarts(round)]]
    case 'shredded':
      return round.result ? toCome('announces', announcesAt(span.closes, schedule).getTime(), now) : []
  }
}

const toCome = (what: Step, at: number | undefined, now: number): [Step, number][] =>
  at !== undefined && at >= now ? [[what, at]] : []
