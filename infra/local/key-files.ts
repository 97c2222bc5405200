/** The key store of this machine: one file of mode 0600 per path, written without overwriting. */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KeyStore } from '../../functions/platform/needs.ts'

/** Paths hold ids and hex only; anything else never reaches the file system. */
function fileOf(root: string, path: string): string {
  if (!/^(\/[\w-]+)+$/.test(path)) throw new RangeError('a key path has only letters, digits, - and _')
  return join(root, ...path.split('/'))
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
const missing = (error: unknown) => codeOf(error) === 'ENOENT'

export function keyFiles(root: string): KeyStore {
  async function list(folder: string): Promise<string[]> {
    const entries = await readdir(fileOf(root, folder), { withFileTypes: true }).catch((error) => {
      if (missing(error)) return []
      throw error
    })
    const nested = entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? list(path) : [path]
    })
    return (await Promise.all(nested)).flat()
  }
  return {
    async put(path, value) {
      const file = fileOf(root, path)
      for (;;) {
        try {
          await mkdir(dirname(file), { recursive: true, mode: 0o700 })
          await writeFile(file, value, { mode: 0o600, flag: 'wx' })
          return true
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false
          // Whoever deleted the last key took the folder away in between.
          if (!missing(error)) throw error
        }
      }
    },
    async get(path) {
      try {
        return await readFile(fileOf(root, path), 'utf8')
      } catch (error) {
        if (missing(error)) return undefined
        throw error
      }
    },
    list,
    async delete(paths) {
      for (const path of paths) {
        const file = fileOf(root, path)
        await rm(file, { force: true })
        await removeEmpty(root, dirname(file))
      }
    },
  }
}

/** A round's folder goes with its last key; two who delete at once take away what is empty, and no key that is new. */
async function removeEmpty(root: string, folder: string): Promise<void> {
  if (folder === root || !folder.startsWith(root)) return
  try {
    await rmdir(folder)
  } catch (error) {
    if (!missing(error)) return
  }
  await removeEmpty(root, dirname(folder))
}
