/** The data directory: what is in it, whose it is, and the few files that other commands look for. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { StartError } from './start-error.ts'

export interface DataDirectory {
  root: string
  /** LevelDB of directory and results. */
  data: string
  /** Ballots, issuance and round keys: recreated empty when no round is open, and never part of a backup. */
  sealed: string
  /** Sealed zone of the demonstration's past weeks, gone when they are done. */
  seeding: string
  /** Keys that outlive a round: links, sessions, sign-in. */
  keys: string
  instance: string
  administratorToken: string
  /** How far time was made to pass with --speed; missing where it is the real one. */
  time: string
}

const marker = 'quorum-data.json'
const format = 1

/** @throws StartError when it cannot be written, holds something else, or was made by a newer version */
export async function openDirectory(path: string): Promise<DataDirectory> {
  const root = resolve(path)
  const entries = await makeFolder(root)
    .then(() => readdir(root))
    .catch((error: NodeJS.ErrnoException) => {
      throw new StartError(
        `The data directory ${root} cannot be used (${error.code}). Choose another with --data.`,
      )
    })
  const markerFile = join(root, marker)
  if (entries.includes(marker)) await checkMarker(root, markerFile)
  else if (entries.length > 0)
    throw new StartError(
      `${root} holds files that are not Quorum’s. Nothing was changed; choose another directory with --data.`,
    )
  await writeFile(markerFile, `${JSON.stringify({ format })}\n`, { mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new StartError(
        `The data directory ${root} cannot be written (${error.code}). Choose another with --data.`,
      )
    },
  )
  const directory = {
    root,
    data: join(root, 'data'),
    sealed: join(root, 'sealed'),
    seeding: join(root, 'seeding'),
    keys: join(root, 'keys'),
    instance: join(root, 'instance.json'),
    administratorToken: join(root, 'administrator-token'),
    time: join(root, 'time.json'),
  }
  await mkdir(directory.data, { recursive: true, mode: 0o700 })
  return directory
}

/** Step by step: Node's own recursive way never ends where a file system refuses with ENOENT. */
async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path)
  if (parent !== path && !existsSync(parent)) await makeFolder(parent)
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

async function checkMarker(root: string, file: string): Promise<void> {
  let found: { format?: unknown }
  try {
    found = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw new StartError(
      `${file} cannot be read: the data directory is damaged. Nothing was changed; restore a copy, or choose another directory with --data.`,
    )
  }
  if (found.format !== format)
    throw new StartError(
      `${root} was written by another version of Quorum (format ${found.format}). Nothing was changed.`,
    )
}

/** An empty sealed zone: the old directory goes as a whole, since a LevelDB log keeps deleted bytes. */
export async function freshSealed(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true, mode: 0o700 })
}

/** The local administrator's token, made once, readable by its owner only. */
export async function administratorToken(directory: DataDirectory): Promise<string> {
  try {
    return (await readFile(directory.administratorToken, 'utf8')).trim()
  } catch {
    const token = randomBytes(32).toString('base64url')
    await writeFile(directory.administratorToken, `${token}\n`, { mode: 0o600 })
    return token
  }
}
