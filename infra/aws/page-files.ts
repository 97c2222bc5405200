/** The built pages in one folder as the application's origin serves them: the dashboard at /, the answer page under /answer/. */
import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { root } from './root.ts'

/** Where each page's build lies, and where its origin serves it. */
const places = { app: '.', answer: 'answer' }

/** Builds what was not built, and returns the folder. */
export async function gatherPages(folder: string): Promise<string> {
  const target = resolve(root, folder)
  await rm(target, { recursive: true, force: true })
  for (const [page, place] of Object.entries(places)) {
    const built = join(root, 'web', 'dist', page)
    if (!existsSync(join(built, 'index.html'))) {
      const { build } = await import('vite')
      await build({ configFile: join(root, 'web', page, 'vite.config.ts'), logLevel: 'warn' })
    }
    await cp(built, join(target, place), { recursive: true })
  }
  return target
}
