/** The way to a running instance: its addresses and the administrator's token stand in the data directory. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError } from './command-error.ts'

export interface Status {
  version: string
  pid: number
  app: string
  box: string
  organisation: { members: number } | null
  round: { id: string; state: string; opens: string; closes: string; grace: number } | null
  /** Most memory that the instance has held, in bytes. */
  peakMemory: number
}

export interface Connection {
  status: Status
  /** The control server. @throws CommandError with the server's sentence when it refuses */
  ask<T>(path: string, body?: object): Promise<T>
  /** The application's api, as an administrator. @throws CommandError likewise */
  api<T>(path: string, csv: string): Promise<T>
  /** The same with JSON: a body is posted, without one it is a reading. */
  apiJson<T>(path: string, body?: object): Promise<T>
}

/** Null where nothing runs on the directory. */
export async function findInstance(data: string): Promise<Connection | null> {
  const here = await readHere(data)
  if (!here) return null
  const { control, app, token } = here
  const authorization = `Bearer ${token}`
  const status = await fetch(`${control}/status`, { headers: { authorization } }).catch(() => null)
  if (!status?.ok) return null
  const asked = <T>(path: string, { type, ...init }: RequestInit & { type?: string }): Promise<T> =>
    answerOf(
      fetch(app + path, {
        ...init,
        headers: { authorization, 'accept-language': 'en', ...(type ? { 'content-type': type } : {}) },
      }),
    )
  return {
    status: (await status.json()) as Status,
    ask: (path, body) =>
      answerOf(
        fetch(control + path, {
          method: body ? 'POST' : 'GET',
          headers: { authorization },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      ),
    api: (path, csv) => asked(path, { method: 'POST', body: csv, type: 'text/csv' }),
    apiJson: (path, body) =>
      asked(
        path,
        body ? { method: 'POST', body: JSON.stringify(body), type: 'application/json' } : { method: 'GET' },
      ),
  }
}

/** @throws CommandError where nothing runs on the directory */
export async function connect(data: string): Promise<Connection> {
  const connection = await findInstance(data)
  if (!connection)
    throw new CommandError(
      `No Quorum is running on ${data}. Start it with npm start, or name its directory with --data.`,
    )
  return connection
}

async function readHere(data: string): Promise<{ control: string; app: string; token: string } | null> {
  try {
    const [instance, token] = await Promise.all([
      readFile(join(data, 'instance.json'), 'utf8'),
      readFile(join(data, 'administrator-token'), 'utf8'),
    ])
    return { ...(JSON.parse(instance) as { control: string; app: string }), token: token.trim() }
  } catch {
    return null
  }
}

interface ProblemBody {
  detail?: string
  title?: string
  problems?: unknown[]
}

async function answerOf<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked.catch((error: Error) => {
    throw new CommandError(
      `Quorum stopped answering (${(error.cause as Error | undefined)?.message ?? error.message}).`,
    )
  })
  const body = (await response.json().catch(() => ({}))) as T & ProblemBody
  if (response.ok) return body
  throw new CommandError(body.detail ?? body.title ?? `Quorum answered ${response.status}.`, body.problems)
}
