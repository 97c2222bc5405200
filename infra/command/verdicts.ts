/** `quorum verdicts`: what rose and fell in the last of some published rounds, from nothing but those files. */
import { basename } from 'node:path'
import { verdictsOf } from '#shared/insight/verdict.ts'
import type { Outcome, PublishedGroup } from '#shared/published/published.ts'
import { CommandError } from './command-error.ts'
import { readRound } from './published-round.ts'

type Told = Omit<Outcome, 'shown'>

/** The verdict is that over the last four rounds; `lastRound` that of the last alone. Points are whole. */
export interface FolderVerdicts {
  method: string
  round: string
  verdicts: ({ group: string; driver: string; lastRound: Told } & Told & Pick<Outcome, 'shown'>)[]
}

/** @throws CommandError where a file is no published round, two are of one round, or there is none */
export function verdictsIn(files: { name: string; text: string }[]): FolderVerdicts {
  const names = new Map<string, string>()
  const rounds = files
    .filter(({ text }) => !isRun(text))
    .filter((file) => !isLastWave(file, files))
    .map(({ name, text }) => {
      const round = readRound(name, text)
      for (const group of round.groups) checkGroup(name, group)
      const twin = names.get(round.round)
      if (twin) throw new CommandError(`${twin} and ${name} are both round ${round.round}.`)
      names.set(round.round, name)
      return round
    })
  if (rounds.length === 0) throw new CommandError('The folder holds no published round.')
  const { method, round, verdicts } = verdictsOf(rounds)
  return {
    method,
    round: round!,
    verdicts: verdicts.map(({ group, driver, lastRound, lastFour }) => ({
      group,
      driver,
      ...told(lastFour),
      shown: lastFour.shown,
      lastRound: told(lastRound),
    })),
  }
}

/** What `quorum replay` writes beside its round. */
function isRun(text: string): boolean {
  try {
    return 'ballotsPerSecond' in JSON.parse(text)
  } catch {
    return false
  }
}

/** After waves a replay writes the last round twice: under its number, and as published.json. */
const isLastWave = (file: { name: string; text: string }, files: { name: string; text: string }[]): boolean =>
  basename(file.name) === 'published.json' &&
  files.some(({ name, text }) => /^published-\d+\.json$/.test(basename(name)) && text === file.text)

function checkGroup(name: string, { id, results }: PublishedGroup): void {
  for (const [question, result] of Object.entries(results ?? {})) {
    if (result && 'hidden' in result) continue
    const whole = result && Number.isFinite(result.score) && Number.parseInt(result.answers, 10) > 0
    if (!whole)
      throw new CommandError(
        `${name}: the result of ${id} for ${question} is not one that a round publishes.`,
      )
  }
  if (!results) throw new CommandError(`${name}: ${id} has no results.`)
}

/** Whole points, outwards for bands, but never over nothing where something moved. */
function told({ verdict, since, change, band }: Outcome): Told {
  const [low, high] = band ?? [0, 0]
  const outwards: [number, number] = [Math.floor(low), Math.ceil(high)]
  if (verdict === 'rose') outwards[0] = Math.max(1, outwards[0])
  if (verdict === 'fell') outwards[1] = Math.min(-1, outwards[1])
  // Adding nothing turns −0 into 0.
  return { verdict, since, change: change === null ? null : Math.round(change) + 0, band: band && outwards }
}

const words = {
  rose: 'rose',
  fell: 'fell',
  'no-change': 'no real change',
  'cannot-tell': 'not enough answers to say',
}

/** What moved, a line each, and how many did not or cannot be told. */
export function verdictsText({ method, round, verdicts }: FolderVerdicts): string {
  const moved = verdicts.filter(({ since }) => since !== null)
  const signed = (points: number) => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'))
  const lines = moved.map(({ group, driver, verdict, since, change, band }) => {
    const between = band!.map(signed).join(' to ')
    return `${group}  ${driver}  ${words[verdict]} since ${since}: ${signed(change!)} points (${between})`
  })
  const rest = (['no-change', 'cannot-tell'] as const).map((word) => {
    return `${words[word]}: ${verdicts.filter(({ verdict }) => verdict === word).length}`
  })
  return [
    `Round ${round}`,
    ...(lines.length > 0 ? lines : ['Nothing moved.']),
    ...rest,
    `Method: ${method}.`,
  ].join('\n')
}
