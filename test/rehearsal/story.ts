/** A deployment's life as one story, chapter by chapter: each goes on where the one before ended. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Usage } from './cost/usage.ts'
import type { Counts } from './meter.ts'
import { type Outside, openOutside } from './outside.ts'
import { type Asks, signedIn, withToken } from './person.ts'
import { startWorld, type World } from './world.ts'

export interface Story {
  world: World
  outside: Outside
  browser: Browser
  token: Asks
  /** Signed in through the provider, once. */
  as(id: string): Promise<Asks>
  /** Moves the clock: on, never back. */
  at(instant: string | number): void
  /** A round's day as it goes on AWS: the beats of clock and tally, then whatever waits in the queues. */
  beat(): Promise<void>
  /** What later chapters need of earlier ones. */
  round: string
  links: Map<string, string>
  receipt: string
  key: string
  /** Another deployment of the same templates, which holds nobody. */
  another(): Promise<World>
  /** What AWS counts while something is done, by its name; the first time only. */
  measured: Map<string, { counts: Counts; by: number }>
  /** Bytes a member in the tables that are kept, after the first week. */
  stored: number
  /** @param work tells how many of it were done, or did it */
  measure(name: keyof Measured, work: () => Promise<number>): Promise<void>
  /** Everything as it stands, to come back to and try again. */
  kept(): Promise<() => Promise<void>>
  close(): Promise<void>
}

type Measured = Omit<Usage, 'storedBytes' | 'alarmMetrics' | 'ownMetrics'>

export interface Chapter {
  name: string
  run(story: Story): Promise<void>
}

const installationToken = 'the-installation-token'

interface Options {
  folder: string
  browser: Browser
  setTime(at: number): void
}

export async function begin({ folder, browser, setTime }: Options): Promise<Story> {
  setTime(Date.parse('2026-11-30T08:00:00Z'))
  const tls = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }
  const outside = await openOutside(tls)
  const another = () =>
    startWorld({
      folder,
      given: {
        MailFrom: 'Quorum <quorum@lumen.example>',
        AdministratorTokenSha256: createHash('sha256').update(installationToken).digest('base64url'),
        SlackApi: `${outside.origin}/slack-api`,
      },
    })
  const world = await another()
  const measured: Story['measured'] = new Map()
  const sessions = new Map<string, Promise<Asks>>()
  const story: Story = {
    world,
    outside,
    browser,
    token: withToken(world.app, installationToken),
    as(id) {
      const known = sessions.get(id) ?? signedIn(world.app, `${id.toLowerCase()}@lumen.example`)
      sessions.set(id, known)
      return known
    },
    at(instant) {
      const time = typeof instant === 'number' ? instant : Date.parse(instant)
      if (time < Date.now()) throw new Error('the story goes on, not back')
      // A session is over after twelve hours.
      if (time - Date.now() > 2 * 3600_000) sessions.clear()
      setTime(time)
    },
    async beat() {
      await world.beat('clock')
      await world.beat('tally')
      await world.drain()
    },
    round: '',
    links: new Map(),
    receipt: '',
    key: '',
    another,
    measured,
    stored: 0,
    async measure(name, work) {
      let by = 1
      const counts = await world.meter.during(async () => {
        by = await work()
      })
      if (!measured.has(name)) measured.set(name, { counts, by })
    },
    async kept() {
      const restore = await world.kept()
      const { sending, logs, asked } = world
      const { round, receipt, key } = story
      const [links, known, at] = [new Map(story.links), new Map(sessions), Date.now()]
      const sets = [sending.busy, sending.bouncing, sending.complaining].map(
        (set) => [set, [...set]] as const,
      )
      const lists = [sending.mails, sending.texts, logs, asked, outside.posts].map(
        (list: unknown[]) => [list, [...list]] as const,
      )
      return async () => {
        setTime(at)
        await restore()
        Object.assign(story, { round, receipt, key, links: new Map(links) })
        sessions.clear()
        for (const [id, session] of known) sessions.set(id, session)
        for (const [set, values] of sets) {
          set.clear()
          for (const value of values) set.add(value)
        }
        for (const [list, values] of lists) list.splice(0, list.length, ...values)
      }
    },
    async close() {
      await world.close()
      await outside.close()
    },
  }
  return story
}
