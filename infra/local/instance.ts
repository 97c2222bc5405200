/** One running Quorum on this machine: engines, functions, servers and the timers that stand for the scheduler. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Part, TableName } from '../../functions/platform/needs.ts'
import { queues, tables } from '../parts.ts'
import { type Beats, startBeats } from './beats.ts'
import { control } from './control.ts'
import { administratorToken, type DataDirectory, freshSealed } from './directory.ts'
import { clientConfig, startEngine } from './engine.ts'
import { dated, type Fetch, type Listening, listen } from './http.ts'
import { keyFiles } from './key-files.ts'
import { mailServerOf, startMailbox } from './mailbox.ts'
import { boxSite, pages } from './pages.ts'
import { loadPart, root, type Surroundings, tableNameOf } from './parts-here.ts'
import { type PeopleHere, peopleHere } from './people.ts'
import { deliver, queueTable, tableQueue } from './queue.ts'
import { type RoundsHere, roundsHere } from './rounds-here.ts'
import { startSignIn } from './sign-in.ts'
import type { Time } from './time.ts'
import { upgradeHere } from './upgrade-here.ts'

export interface Instance {
  app: string
  box: string
  signIn: string
  /** Missing where `SMTP_URL` names a mail server. */
  mailbox?: string
  control: string
  token: string
  rounds: RoundsHere
  people: PeopleHere
  surroundings: Surroundings
  /** Asks the control server, as the `quorum` command does. */
  ask(path: string, body?: object): Promise<Response>
  /**
   * Starts the beats of clock and tally.
   * @param then what is to be done after each
   */
  startBeats(then?: () => Promise<void>): void
  close(): Promise<void>
}

const sealedTables: TableName[] = ['issuance', 'ballots']
const openTables = tables.map(({ name }) => name).filter((name) => !sealedTables.includes(name))

const halfDay = 12 * 3_600_000
/** Messages that the courier gets at a time. */
const batch = 10

export async function startInstance(
  directory: DataDirectory,
  options: { port: number; web: boolean; version: string; time: Time },
): Promise<Instance> {
  const mailServer = mailServerOf(process.env.SMTP_URL)
  const token = await administratorToken(directory)
  const lasting = keyFiles(directory.keys)

  const data = await startEngine(directory.data, [...openTables.map(tableNameOf), queueTable])
  const rounds = await roundsHere(data.endpoint, tableNameOf('results'))
  if (!(await rounds.sealedInUse())) await freshSealed(directory.sealed)
  const sealed = await startEngine(join(directory.sealed, 'database'), sealedTables.map(tableNameOf))
  const queueClient = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(data.endpoint)))
  const { time } = options
  const { now } = time
  const roundKeys = keyFiles(join(directory.sealed, 'keys'))
  const storeOf = (path: string) => (path.startsWith('/round/') ? roundKeys : lasting)

  const held: Listening[] = []
  const inTime = (fetch: Fetch) => (time.simulated ? dated(fetch, now) : fetch)
  const port = (offset: number) => (options.port === 0 ? 0 : options.port + offset)
  const parts: Partial<Record<'api' | 'issuer' | 'box', Part>> = {}
  const fetchOf = (name: 'api' | 'issuer' | 'box') => (request: Request) => {
    const part = parts[name]
    return part?.kind === 'http' ? part.fetch(request) : new Response(null, { status: 503 })
  }
  const close = async () => {
    closing = true
    await beats?.stop()
    await beating
    await delivering
    for (const server of held) await server.close()
    await data.close()
    await sealed.close()
    await rm(directory.instance, { force: true })
  }
  let beats: Beats | undefined
  let beating: Promise<unknown> = Promise.resolve()
  let delivering: Promise<unknown> | undefined
  let deliveringSince = 0
  let closing = false

  try {
    const boxServer = await hold(listen(inTime(boxSite(fetchOf('box')).fetch), port(1), 'the ballot box'))
    const box = `http://localhost:${boxServer.port}`
    const built = options.web ? join(root, 'web', 'dist') : undefined
    const appServer = await hold(
      listen(
        inTime((request) => site.fetch(request)),
        port(0),
        'the application',
      ),
    )
    const app = `http://localhost:${appServer.port}`
    const site = pages({
      built: built && existsSync(built) ? built : undefined,
      boxOrigin: box,
      api: fetchOf('api'),
      issuer: fetchOf('issuer'),
    })
    const people = await peopleHere(data.endpoint, tableNameOf('directory'))
    const signIn = await startSignIn({
      port: port(2),
      appOrigin: app,
      people,
      stateDirectory: directory.keys,
    })
    held.push({ port: 0, close: signIn.close })
    const mailbox = mailServer ? undefined : await startMailbox(port(3), now)
    if (mailbox) held.push({ port: 0, close: mailbox.close })
    const smtp = mailServer ?? mailbox?.smtp
    const keyOf = async (path: string) => {
      // Not in the key files: the mailbox has another port at each start.
      if (path === '/channel/smtp') return smtp
      return storeOf(path).get(path)
    }

    const surroundings: Surroundings = {
      endpointOf: (table) => (sealedTables.includes(table) ? sealed.endpoint : data.endpoint),
      keysOf: () => ({
        put: (path, value) => storeOf(path).put(path, value),
        get: keyOf,
        list: (folder) => storeOf(folder).list(folder),
        async delete(paths) {
          for (const path of paths) await storeOf(path).delete([path])
        },
      }),
      environment: {
        APP_ORIGIN: app,
        BOX_ORIGIN: box,
        OIDC_ISSUER: signIn.origin,
        OIDC_CLIENT_ID: 'quorum',
        ADMINISTRATOR_TOKEN_SHA256: createHash('sha256').update(token).digest('base64url'),
        TIME_ZONE: process.env.TIME_ZONE ?? 'Europe/Paris',
        HOLIDAYS: process.env.HOLIDAYS ?? 'FR',
        QUORUM_K: process.env.QUORUM_K ?? '5',
        MESSAGES_PER_WEEK: process.env.MESSAGES_PER_WEEK ?? '2',
        MAIL_FROM: process.env.MAIL_FROM ?? 'Quorum <quorum@localhost>',
        QUORUM_VERSION: options.version,
        SLACK_API: process.env.SLACK_API ?? 'https://slack.com/api',
      },
      queueOf: (name) => tableQueue(queueClient, name, now),
      now,
      ...(time.simulated && { wallClock: () => new Date() }),
    }
    await upgradeHere(surroundings)
    parts.api = await loadPart('api', surroundings)
    parts.issuer = await loadPart('issuer', surroundings)
    parts.box = await loadPart('ballot-box', surroundings)
    const clock = await loadPart('clock', surroundings)
    const tally = await loadPart('tally', surroundings)
    const courier = await loadPart('courier', surroundings)
    const messages = queues.find(({ wakes }) => wakes)!

    /** On its own, since a slow mail server must keep no round from closing. */
    const startDelivering = () => {
      if (!delivering) deliveringSince = now().getTime()
      delivering ??= deliver(queueClient, messages, courier, batch, now, () => !closing)
        .catch((error) => process.stderr.write(`warning courier: ${String(error)}\n`))
        .finally(() => {
          delivering = undefined
        })
    }

    /** After shredding, the sealed zone of an engine whose log keeps deleted bytes is replaced as a whole. */
    const renewSealed = async () => {
      if (await rounds.sealedInUse()) return
      await sealed.recreate()
      await rm(join(directory.sealed, 'keys'), { recursive: true, force: true })
    }
    const run = async (part: Part, event: unknown) => {
      if (part.kind !== 'schedule') throw new Error('only a scheduled function can be run')
      return part.run(event)
    }
    const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
      const done = beating.then(work, work)
      beating = done.catch(() => {})
      return done
    }
    const runTally = async (event: unknown) => {
      const before = await rounds.sealedInUse()
      const result = await run(tally, event)
      if (before) await renewSealed()
      return result
    }
    const controlServer = await hold(
      listen(
        control({
          token,
          app,
          box,
          mailbox: mailbox?.origin,
          version: options.version,
          rounds,
          people,
          tables: {
            endpoint: data.endpoint,
            tables: Object.fromEntries(openTables.map((table) => [table, tableNameOf(table)])),
          },
          linkKey: () => lasting.get('/link'),
          clock: (event) => exclusively(() => run(clock, event)),
          tally: (event) => exclusively(() => runTally(event)),
          now,
        }).fetch,
        0,
        'control',
      ),
    )
    const controlOrigin = `http://localhost:${controlServer.port}`
    return {
      app,
      box,
      signIn: signIn.origin,
      ...(mailbox && { mailbox: mailbox.origin }),
      control: controlOrigin,
      token,
      rounds,
      people,
      surroundings,
      ask: (path, body) =>
        fetch(controlOrigin + path, {
          method: body ? 'POST' : 'GET',
          headers: { authorization: `Bearer ${token}` },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      startBeats(then) {
        beats = startBeats(async () => {
          await time.advance()
          await exclusively(async () => {
            await run(clock, {})
            await runTally({})
            startDelivering()
          })
          // Where weeks pass in minutes, what is to be read on a day is sent by then.
          if (time.simulated && now().getTime() - deliveringSince > halfDay) await delivering
          await then?.()
        }, time.beat)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }

  async function hold(server: Promise<Listening>): Promise<Listening> {
    const listening = await server
    held.push(listening)
    return listening
  }
}
