/** An instance for one replay, where none runs: its own process, free ports, a temporary directory unless one is named. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError } from '../command-error.ts'
import { type Connection, findInstance } from '../connection.ts'

export interface OwnInstance {
  connection: Connection
  /** Stops it, and removes a temporary directory. */
  stop(): Promise<void>
}

const patience = 60_000

/** @throws CommandError with what the instance said when it does not start */
export async function startOwn(data: string | undefined): Promise<OwnInstance> {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'quorum-replay-')))
  const start = join(import.meta.dirname, '..', '..', 'local', 'start.mjs')
  const child = spawn(process.execPath, [start, '--empty', '--data', directory, '--port', '0', '--no-web'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const stop = async () => {
    await ended(child)
    if (!data) await rm(directory, { recursive: true, force: true })
  }
  try {
    await ready(child, () => said)
    const connection = await findInstance(directory)
    if (!connection) throw new CommandError('The replay’s own instance does not answer.')
    return { connection, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const ready = (child: ChildProcess, said: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new CommandError(said().trim() || 'The replay’s own instance did not start.'))
    const timer = setTimeout(fail, patience)
    let told = ''
    child.stdout?.on('data', (chunk) => {
      told += chunk
      if (told.includes('Ready.')) done(resolve)
    })
    child.once('exit', () => done(fail))
    function done(then: () => void) {
      clearTimeout(timer)
      then()
    }
  })

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
