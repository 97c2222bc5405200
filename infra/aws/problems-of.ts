/** An esbuild plugin that leaves to a function the words of those problems that its own source names. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'
import { root } from './root.ts'

const catalogue = /functions[\\/]platform[\\/]problems[\\/]\w+\.ts$/

/** @param sources every module of the function that is no package's, as paths from the repository's folder */
export async function onlyProblemsOf(sources: string[]): Promise<Plugin> {
  const texts = await Promise.all(
    sources.filter((path) => !catalogue.test(path)).map((path) => readFile(join(root, path), 'utf8')),
  )
  const source = texts.join('\n')
  return {
    name: 'only problems of this function',
    setup(build) {
      build.onLoad({ filter: catalogue }, async ({ path }) => {
        const areas = (await import(pathToFileURL(path).href)) as Record<string, object>
        const kept = Object.entries(areas).map(([area, problems]) => {
          const named = Object.entries(problems).filter(([code]) => source.includes(`'${code}'`))
          return `export const ${area} = ${JSON.stringify(Object.fromEntries(named))}`
        })
        return { contents: kept.join('\n') }
      })
    },
  }
}
