/**
 * Writes build.json beside the built page: the fingerprint of all its other files, which the page shows and the quorum
 * command compares. What `LC_ALL=C sha256sum` prints of the files, sorted by name, is what is hashed: nobody needs
 * Quorum to recompute it.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'
import type { BuildRecord } from './build-record.ts'

const record = 'build.json'
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Only when everything is written: what is copied as it is, such as icons, never was part of the bundle. */
export const fingerprint = (): Plugin => ({
  name: 'quorum-answer-fingerprint',
  apply: 'build',
  enforce: 'post',
  async writeBundle({ dir }) {
    if (!dir) throw new Error('The page is built into a folder')
    await writeFile(join(dir, record), `${JSON.stringify(await recordOf(dir), null, 2)}\n`)
  },
})

export async function recordOf(folder: string): Promise<BuildRecord> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .filter((name) => name !== record)
    .sort()
  const hashed = async (name: string) => [name, sha256(await readFile(join(folder, name)))] as const
  const hashes = await Promise.all(names.map(hashed))
  const printed = hashes.map(([name, hash]) => `${hash}  ${name}\n`).join('')
  return { fingerprint: sha256(printed), files: Object.fromEntries(hashes) }
}
