/** The way to an instance of this machine: its addresses and the administrator's token stand in the data directory. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Api, apiAt } from './api.ts'
import { CommandError, unreachable } from './command-error.ts'

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
  api: Api
}

/** Null where nothing runs on the directory. */
export async function findInstance(data: string, tell?: (text: string) => void): Promise<Connection | null> {
  const here = await readHere(data)
  if (!here) return null
  const { control, app, token } = here
  const authorization = `Bearer ${token}`
  const status = await fetch(`${control}/status`, { headers: { authorization } }).catch(() => null)
  if (!status?.ok) return null
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
    api: apiAt(app, token, tell),
  }
}

/** @throws CommandError where nothing runs on the directory */
export async function connect(data: string, tell?: (text: string) => void): Promise<Connection> {
  const connection = await findInstance(data, tell)
  if (!connection)
    throw unreachable(
      `No Quorum is running on ${data}. Start it with npm start, or name its directory with --data or its address with --url.`,
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

async function answerOf<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked.catch((error: Error) => {
    const why = (error.cause as Error | undefined)?.message ?? error.message
    throw unreachable(`Quorum stopped answering (${why}).`)
  })
  const body = (await response.json().catch(() => ({}))) as T & { detail?: string }
  if (response.ok) return body
  throw new CommandError(body.detail ?? `Quorum answered ${response.status}.`, [], { problem: body })
}
