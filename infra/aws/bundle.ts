/** Every function of the parts list as ES modules with all it needs, ready for Lambda; their source maps beside, not within. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { functions } from '../parts.ts'
import { onlyProblemsOf } from './problems-of.ts'
import { root } from './root.ts'
import { trimmed } from './trim.ts'
import { versionOf } from './version.ts'

/** Bundled CommonJS packages ask for Node's own modules by `require`, which an ES module does not have; by a name of its own,
 * since others import createRequire too. */
const banner = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`

/** What an entry and its lazy parts become: index.mjs and the chunks that it loads. */
export const lambdaModule = {
  absWorkingDir: root,
  // Only in name: a chunk's name depends on paths from here, and sources stand in maps by theirs in the repository.
  outdir: root,
  entryNames: 'index',
  chunkNames: 'chunk-[hash]',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  minify: true,
  // Libraries name their errors after their classes, and the log names an error.
  keepNames: true,
  legalComments: 'none',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: { js: banner },
  plugins: [trimmed],
  metafile: true,
  write: false,
  logLevel: 'warning',
} satisfies BuildOptions

/**
 * Writes <folder>/<function>/index.mjs and its chunks, and returns the folder.
 * @param archive where the maps go, below the version that these bundles are and the function's name; nowhere if not given
 */
export async function bundleFunctions(folder: string, archive?: string): Promise<string> {
  const target = resolve(root, folder)
  const maps = await Promise.all(
    functions.map(({ needs, entry }) => bundleFunction(entry, join(target, needs.name))),
  )
  if (archive !== undefined)
    for (const [i, { needs }] of functions.entries())
      for (const { name, text } of maps[i]!)
        await put(join(resolve(root, archive), versionOf(target), needs.name, name), text)
  return target
}

interface SourceMapFile {
  name: string
  text: string
}

/** Writes one function's modules and nothing else into its folder. @returns their source maps */
export async function bundleFunction(entry: string, folder: string): Promise<SourceMapFile[]> {
  const options = { ...lambdaModule, entryPoints: [entry] }
  const { metafile } = await build(options)
  const sources = Object.keys(metafile.inputs).filter((path) => /^(functions|shared)\//.test(path))
  const { outputFiles } = await build({
    ...options,
    plugins: [trimmed, await onlyProblemsOf(sources)],
    sourcemap: 'external',
    sourcesContent: false,
  })
  // A chunk of another source has another name, and would be deployed for ever.
  await rm(folder, { recursive: true, force: true })
  for (const { path, contents } of outputFiles)
    if (!path.endsWith('.map')) await put(join(folder, basename(path)), contents)
  return outputFiles
    .filter(({ path }) => path.endsWith('.map'))
    .map(({ path, text }) => ({ name: basename(path), text }))
}

async function put(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, contents)
}
