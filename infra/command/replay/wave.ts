/** One wave of a replay: a round is opened, answered over HTTP, closed, counted and published. */
import type { BallotAnswers } from '#shared/ballot/plaintext.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import type { Connection } from '../connection.ts'
import { readLink } from './voter.ts'
import { castAll } from './voters.ts'

export interface WaveRun {
  round: string
  ballots: { cast: number; accepted: number; spoiled: PublishedRound['organisation']['spoiled'] }
  seconds: { open: number; cast: number; close: number; tally: number }
  ballotsPerSecond: number
}

interface Wave {
  connection: Connection
  questions: ManifestQuestion[]
  ballots: { member: string; answers: BallotAnswers }[]
  /** Instant at which the round is said to have opened; its week is that of the round. */
  opens: Date
  progress: (stage: string, done: number, of: number) => void
}

/** Personal links asked for at once. */
const linksAtOnce = 500
const day = 24 * 3600 * 1000

export async function playWave(wave: Wave): Promise<{ run: WaveRun; published: PublishedRound }> {
  const { connection, questions, ballots, opens, progress } = wave
  const { app, box } = connection.status
  const seconds = { open: 0, cast: 0, close: 0, tally: 0 }
  const stage = async <T>(name: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    progress(name, 0, 1)
    const started = performance.now()
    const result = await work()
    seconds[name] = (performance.now() - started) / 1000
    return result
  }

  const closes = new Date(Date.now() + day).toISOString()
  const { round } = await stage('open', () =>
    connection.ask<{ round: string }>('/rounds/open', {
      questions,
      grace: 0,
      opens: opens.toISOString(),
      closes,
    }),
  )
  const urls = await linksOf(
    connection,
    ballots.map(({ member }) => member),
  )
  const voters = urls.map((url, i) => ({ link: readLink(url), answers: ballots[i]!.answers }))
  const cast = await stage('cast', () =>
    castAll({ app, box }, voters, (done) => progress('cast', done, voters.length)),
  )
  await stage('close', () => connection.ask('/rounds/close', {}))
  await stage('tally', () => connection.ask('/rounds/publish', {}))
  const published = await connection.ask<PublishedRound>(`/rounds/${round}/published`)
  const { spoiled } = published.organisation
  const run = {
    round,
    ballots: { cast: voters.length, accepted: cast.accepted, spoiled },
    seconds,
    ballotsPerSecond: voters.length / seconds.cast,
  }
  return { run, published }
}

async function linksOf(connection: Connection, ids: string[]): Promise<string[]> {
  const urls: string[] = []
  for (let i = 0; i < ids.length; i += linksAtOnce) {
    const members = ids.slice(i, i + linksAtOnce)
    const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
    urls.push(...links.map(({ url }) => url))
  }
  return urls
}
