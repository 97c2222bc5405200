/** What a built page weighs on the wire, in bytes of brotli at its best. The local server, which has none, says more. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

export interface Weight {
  /** The page, the scripts and styles that it names, and what those scripts import at once. A font comes beside them. */
  first: number
  /** The scripts of these. */
  script: number
  /** With all that is fetched later. */
  all: number
}

export async function weightOf(folder: string): Promise<Weight> {
  const first = await firstOf(folder)
  const assets = (await readdir(join(folder, 'assets'))).filter((name) => /\.(js|css)$/.test(name))
  return {
    first: await weigh(first),
    script: await weigh([...first].filter((file) => file.endsWith('.js'))),
    all: await weigh(new Set([...first, ...assets.map((name) => join(folder, 'assets', name))])),
  }
}

/** The files of `first`. */
export async function firstOf(folder: string): Promise<Set<string>> {
  const page = join(folder, 'index.html')
  const named = (await readFile(page, 'utf8')).matchAll(/(?:src|href)="[^"]*(assets\/[^"]+\.(?:js|css))"/g)
  const files = new Set([page, ...[...named].map(([, file]) => join(folder, file!))])
  // A set that grows is walked to its end. `import()` comes later, and does not count: a test asks a page without it.
  for (const file of files) {
    const imported = (await readFile(file, 'utf8')).matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)
    for (const [, name] of imported) files.add(join(folder, 'assets', name!))
  }
  return files
}

export async function weigh(files: Iterable<string>): Promise<number> {
  const texts = await Promise.all([...files].map((file) => readFile(file)))
  return texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0)
}
