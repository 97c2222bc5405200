/** `quorum replay`: survey data as one whole round through the running endpoints – import, links, issue, cast, close, tally, gate. */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { PublishedRound } from '#shared/published/published.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { readDrivers } from '../answers.ts'
import { CommandError } from '../command-error.ts'
import { type Connection, findInstance, type Status } from '../connection.ts'
import type { Preview } from '../directory-import.ts'
import { startOwn } from './own-instance.ts'
import { readSurvey, type Survey, surveyCsv } from './survey.ts'
import { readLink } from './voter.ts'
import { castAll } from './voters.ts'

export interface ReplayOptions {
  file: string
  text: string
  team: string[]
  items: string[]
  level?: string
  person?: string
  drivers?: string
  out: string
  data?: string
  progress: (stage: string, done: number, of: number) => void
}

export interface Run {
  file: string
  round: string
  rows: number
  people: number
  teams: number
  answers: { skipped: number; roundedToNearest: number }
  leftOut: { withoutTeam: number; repeatedPerson: number }
  ballots: { cast: number; accepted: number; spoiled: PublishedRound['organisation']['spoiled'] }
  seconds: { import: number; open: number; cast: number; close: number; tally: number }
  ballotsPerSecond: number
  peakMemoryBytes: { voters: number; instance: number }
}

/** Personal links asked for at once. */
const linksAtOnce = 500

/** Writes published.json and run.json. @throws CommandError, TableError */
export async function replay(options: ReplayOptions): Promise<Run> {
  const survey = readSurvey(options.text, options)
  const driverOf = readDrivers(options.drivers, options.items)
  const questions = options.items.map(
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
    return await replayInto(running ?? own!.connection, survey, questions, options)
  } finally {
    await own?.stop()
  }
}

async function replayInto(
  connection: Connection,
  survey: Survey,
  questions: ManifestQuestion[],
  { file, out, progress }: ReplayOptions,
): Promise<Run> {
  const { app, box } = connection.status
  const seconds = { import: 0, open: 0, cast: 0, close: 0, tally: 0 }
  const stage = async <T>(name: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    progress(name, 0, 1)
    const started = performance.now()
    const result = await work()
    seconds[name] = (performance.now() - started) / 1000
    return result
  }

  const levels = encodeURIComponent('as-found')
  await stage('import', () =>
    connection.api<Preview>(`/api/directory/import?version=0&levels=${levels}`, surveyCsv(survey)),
  )
  const { round } = await stage('open', () =>
    connection.ask<{ round: string }>('/rounds/open', { questions, grace: 0, closes: tomorrow() }),
  )
  const voters = (await linksOf(connection, survey)).map((url, i) => ({
    link: readLink(url),
    answers: survey.ballots[i]!.answers,
  }))
  const cast = await stage('cast', () =>
    castAll({ app, box }, voters, (done) => progress('cast', done, voters.length)),
  )
  await stage('close', () => connection.ask('/rounds/close', {}))
  await stage('tally', () => connection.ask('/rounds/publish', {}))
  const published = await connection.ask<PublishedRound>(`/rounds/${round}/published`)
  const { peakMemory } = await connection.ask<Status>('/status')

  const run: Run = {
    file: basename(file),
    round,
    rows: survey.rows,
    people: survey.ballots.length,
    teams: survey.members.length - survey.ballots.length - 1,
    answers: { skipped: survey.skipped, roundedToNearest: survey.rounded },
    leftOut: { withoutTeam: survey.withoutTeam, repeatedPerson: survey.repeated },
    ballots: { cast: voters.length, accepted: cast.accepted, spoiled: published.organisation.spoiled },
    seconds,
    ballotsPerSecond: voters.length / seconds.cast,
    peakMemoryBytes: { voters: process.resourceUsage().maxRSS * 1024, instance: peakMemory },
  }
  await writeFile(join(out, 'published.json'), `${JSON.stringify(published, null, 1)}\n`)
  await writeFile(join(out, 'run.json'), `${JSON.stringify(run, null, 2)}\n`)
  return run
}

const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000).toISOString()

async function linksOf(connection: Connection, { ballots }: Survey): Promise<string[]> {
  const urls: string[] = []
  for (let i = 0; i < ballots.length; i += linksAtOnce) {
    const members = ballots.slice(i, i + linksAtOnce).map(({ member }) => member)
    const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
    urls.push(...links.map(({ url }) => url))
  }
  return urls
}
