/** A whole Quorum in a process of its own, and the `quorum` command beside it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { demoCsv } from '../../infra/local/demo/organisation.ts'
import { launchBrowser } from '../browser.ts'

const root = join(import.meta.dirname, '..', '..')

export interface Quorum {
  app: string
  box: string
  data: string
  /** What it has printed so far. */
  said(): string
  /** Seconds until a line was printed, from the start. */
  kill(signal?: NodeJS.Signals): Promise<void>
}

export interface Exit {
  code: number
  out: string
  error: string
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'quorum-test-'))
export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true })

/** Starts as `npm start` does and waits for a line. @throws what it said when it ends before */
export async function startQuorum(data: string, args: string[], until = 'Ready.'): Promise<Quorum> {
  const child = start(['--data', data, '--port', '0', ...args])
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
    })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => said.includes(until) && resolve())
    child.once('exit', () => reject(new Error(`Quorum did not start: ${said}`)))
  })
  const connection = await findInstance(data)
  if (!connection) throw new Error('Quorum does not answer')
  const { app, box } = connection.status
  return { app, box, data, said: () => said, kill: (signal = 'SIGTERM') => ended(child, signal) }
}

export interface Instance {
  data: string
  quorum: Quorum
  browser: Browser
  /** `quorum … --json` on it. */
  command<T>(...args: string[]): Promise<T>
  /** A member's personal link of the open round. */
  linkOf(member: string): Promise<string>
  close(): Promise<void>
}

/** One with people for all tests of a file: there from its first to its last. */
export function useInstance(): Instance {
  const instance = {} as Instance
  beforeAll(async () => {
    Object.assign(instance, await startWithPeople())
  })
  afterAll(() => instance.close?.())
  return instance
}

/** An instance with the demonstration's people and no past, and a browser beside it. */
export async function startWithPeople(): Promise<Instance> {
  const data = await temporaryFolder()
  const [quorum, browser] = await Promise.all([startQuorum(data, ['--empty']), launchBrowser()])
  const close = async () => {
    await browser.close()
    await quorum.kill()
    await removeFolder(data)
  }
  const file = join(data, 'people.csv')
  await writeFile(file, demoCsv())
  await quorumJson('import', file, '--yes', '--data', data)
  const command = <T>(...args: string[]) => quorumJson<T>(...args, '--data', data)
  const linkOf = async (member: string) => (await command<{ url: string }>('link', member)).url
  return { data, quorum, browser, command, linkOf, close }
}

const start = (args: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'infra', 'local', 'start.mjs'), ...args], { cwd: root })

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })

/** Starts as `npm start` does and waits until it ends by itself. */
export async function startAndFail(args: string[]): Promise<Exit> {
  return exitOf(promisify(execFile)(process.execPath, [join(root, 'infra', 'local', 'start.mjs'), ...args]))
}

/** `quorum …`, to its end. */
export const quorum = (...args: string[]): Promise<Exit> => quorumIn({}, ...args)

/** The same with more in its environment. */
export async function quorumIn(environment: Record<string, string>, ...args: string[]): Promise<Exit> {
  const file = join(root, 'infra', 'command', 'quorum.mjs')
  const env = { ...process.env, ...environment }
  return exitOf(
    promisify(execFile)(process.execPath, [file, ...args], { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }),
  )
}

/** The JSON of a command that must succeed. */
export async function quorumJson<T>(...args: string[]): Promise<T> {
  const { code, out, error } = await quorum(...args, '--json')
  if (code !== 0) throw new Error(`quorum ${args[0]} ended with ${code}: ${error}${out}`)
  return JSON.parse(out) as T
}

async function exitOf(running: Promise<{ stdout: string; stderr: string }>): Promise<Exit> {
  try {
    const { stdout, stderr } = await running
    return { code: 0, out: stdout, error: stderr }
  } catch (failed) {
    const { code, stdout, stderr } = failed as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, error: stderr }
  }
}
