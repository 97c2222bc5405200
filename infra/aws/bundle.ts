/** Every function of the parts list as one ES module with all it needs, ready for Lambda. */
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { functions } from '../parts.ts'
import { root } from './root.ts'

/** Bundled CommonJS packages ask for Node's own modules by `require`, which an ES module does not have; by a name of its own,
 * since others import createRequire too. */
const banner = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`

/** Writes <folder>/<function>/index.mjs and returns the folder. */
export async function bundleFunctions(folder: string): Promise<string> {
  const target = resolve(root, folder)
  await Promise.all(
    functions.map(({ needs, entry }) =>
      build({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: join(target, needs.name, 'index.mjs'),
        bundle: true,
        platform: 'node',
        target: 'node24',
        format: 'esm',
        mainFields: ['module', 'main'],
        banner: { js: banner },
        logLevel: 'warning',
      }),
    ),
  )
  return target
}
