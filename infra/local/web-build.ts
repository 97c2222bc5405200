/** Builds the two pages into web/dist, when a source is newer than the last build. */
import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './parts-here.ts'

const pages = ['app', 'answer']
const stamp = join(root, 'web', 'dist', '.built')

export async function buildWeb(): Promise<void> {
  const built = await stat(stamp).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
  const newest = Math.max(
    ...(await Promise.all([newestIn(join(root, 'web')), newestIn(join(root, 'shared'))])),
    (await stat(join(root, 'package-lock.json'))).mtimeMs,
  )
  if (newest < built) return
  const started = new Date()
  for (const page of pages) await buildPage(page)
  await writeFile(stamp, '')
  // What changed while building is newer than the build.
  await utimes(stamp, started, started)
}

/** Builds one page as it is deployed: where it is served from here, or into another folder. */
export async function buildPage(page: string, folder?: string): Promise<void> {
  await asProduction(async () => {
    const { build } = await import('vite')
    await build({
      configFile: join(root, 'web', page, 'vite.config.ts'),
      logLevel: 'warn',
      ...(folder === undefined ? {} : { build: { outDir: folder } }),
    })
  })
}

/** Whatever the environment says: under that of a test, Svelte's own checks would come along. */
async function asProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true })
  const times = entries
    .filter(({ name }) => name !== 'dist')
    .map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? newestIn(path) : (await stat(path)).mtimeMs
    })
  return Math.max(0, ...(await Promise.all(times)))
}
