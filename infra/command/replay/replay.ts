/** `quorum replay`: survey data as whole rounds through the running endpoints – import, links, issue, cast, close, tally, gate. */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportView } from '#shared/org/directory-view.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { readDrivers } from '../answers.ts'
import { CommandError } from '../command-error.ts'
import { type Connection, findInstance, type Status } from '../connection.ts'
import { startOwn } from './own-instance.ts'
import { readSurvey, replayHr, type Survey, surveyCsv } from './survey.ts'
import { playWave, type WaveRun } from './wave.ts'

export interface ReplayOptions {
  file: string
  text: string
  team: string[]
  /** Columns of answers, a list for each round. */
  waves: string[][]
  level?: string
  person?: string
  drivers?: string
  out: string
  data?: string
  progress: (stage: string, done: number, of: number) => void
}

/** What the last round gave stands on top; with more than one, `waves` has them all. */
export interface Run extends Omit<WaveRun, 'seconds'> {
  file: string
  rows: number
  people: number
  teams: number
  /** Of all waves together. */
  answers: { skipped: number; roundedToNearest: number }
  leftOut: { withoutTeam: number; repeatedPerson: number }
  withoutLevel: number
  seconds: { import: number } & WaveRun['seconds']
  peakMemoryBytes: { voters: number; instance: number }
  waves?: ({ items: string[]; file: string } & WaveRun)[]
  /** Who may sign in as HR, where the instance goes on running. */
  signIn: string | null
}

const week = 7 * 24 * 3600 * 1000

/** Writes published.json and run.json, and of waves a published-N.json each. @throws CommandError, TableError */
export async function replay(options: ReplayOptions): Promise<Run> {
  const { waves } = options
  const asked = waves[0]!
  for (const [i, items] of waves.entries()) checkWave(items, asked.length, i + 1)
  const survey = readSurvey(options.text, options)
  const driverOf = readDrivers(options.drivers, asked)
  const questions = asked.map(
    (id): ManifestQuestion => ({ id, driver: driverOf(id), asked: 'all', text: { fr: id, en: id } }),
  )
  await mkdir(options.out, { recursive: true })
  const running = options.data === undefined ? null : await findInstance(options.data)
  if (running?.status.organisation)
    throw new CommandError(
      'The instance that runs there already has an organisation. Replay into an empty one, or leave --data out.',
    )
  const own = running ? null : await startOwn(options.data)
  try {
    const run = await replayInto(running ?? own!.connection, survey, questions, options)
    return { ...run, signIn: running && replayHr.email }
  } finally {
    await own?.stop()
  }
}

function checkWave(items: string[], wanted: number, number: number): void {
  if (items.length !== wanted)
    throw new CommandError(
      `Wave ${number} has ${items.length} items and the first ${wanted}: every wave asks the same questions, in the same order.`,
    )
  const twice = items.find((item, i) => items.indexOf(item) < i)
  if (twice) throw new CommandError(`Wave ${number} names "${twice}" twice.`)
}

async function replayInto(
  connection: Connection,
  survey: Survey,
  questions: ManifestQuestion[],
  { file, out, waves, progress }: ReplayOptions,
): Promise<Omit<Run, 'signIn'>> {
  progress('import', 0, 1)
  const started = performance.now()
  const levels = encodeURIComponent('as-found')
  const people = new TextEncoder().encode(surveyCsv(survey))
  await connection.api.csv<ImportView>(`/api/directory/import?version=0&levels=${levels}`, people)
  const importing = (performance.now() - started) / 1000

  const now = Date.now()
  const played: NonNullable<Run['waves']> = []
  for (const [i, items] of waves.entries()) {
    // A round's id begins with the week in which it opens: the last wave is this week's, the others come before.
    const opens = new Date(now - (waves.length - 1 - i) * week)
    const ballots = survey.ballots.map(({ member, answers }) => ({ member, answers: answers[i]! }))
    const { run, published } = await playWave({ connection, questions, ballots, opens, progress })
    const name = waves.length === 1 ? 'published.json' : `published-${i + 1}.json`
    const text = `${JSON.stringify(published, null, 1)}\n`
    for (const each of new Set([name, 'published.json'])) await writeFile(join(out, each), text)
    played.push({ items, file: name, ...run })
  }

  const { peakMemory } = await connection.ask<Status>('/status')
  const { round, ballots, seconds, ballotsPerSecond } = played.at(-1)!
  const run = {
    file: basename(file),
    round,
    rows: survey.rows,
    people: survey.ballots.length,
    teams: survey.members.length - survey.ballots.length - 1,
    answers: { skipped: survey.skipped, roundedToNearest: survey.rounded },
    leftOut: { withoutTeam: survey.withoutTeam, repeatedPerson: survey.repeated },
    withoutLevel: survey.withoutLevel,
    ballots,
    seconds: { import: importing, ...seconds },
    ballotsPerSecond,
    peakMemoryBytes: { voters: process.resourceUsage().maxRSS * 1024, instance: peakMemory },
    ...(played.length > 1 ? { waves: played } : {}),
  }
  await writeFile(join(out, 'run.json'), `${JSON.stringify(run, null, 2)}\n`)
  return run
}
