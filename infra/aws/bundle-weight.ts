/** What a bundle weighs: what importing it reads, and all of it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of the files of one function. @param measure of one file; its length where none is given */
export async function weightOf(
  folder: string,
  measure = (file: Buffer): number => file.length,
): Promise<{ start: number; all: number }> {
  const started = new Set<string>()
  const start = async (file: string): Promise<void> => {
    if (started.has(file)) return
    started.add(file)
    const text = await readFile(join(folder, file), 'utf8')
    for (const [, chunk] of text.matchAll(/(?:from|import)"\.\/(chunk-\w+\.mjs)"/g)) await start(chunk!)
  }
  await start('index.mjs')
  const sizeOf = async (file: string) => measure(await readFile(join(folder, file)))
  const sum = async (files: Iterable<string>) =>
    (await Promise.all([...files].map(sizeOf))).reduce((total, size) => total + size, 0)
  return { start: await sum(started), all: await sum(await readdir(folder)) }
}
