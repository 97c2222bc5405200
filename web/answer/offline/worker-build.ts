/** Builds the worker beside the page: one classic script, which names the files of this build. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build as bundle } from 'esbuild'
import type { Plugin } from 'vite'
import type { Build } from './page-cache.ts'

/**
 * A file of its own kind, not a chunk of the page: the cryptography comes twice, but the page's first load stays as it
 * is, and browsers without module workers have it too.
 */
export const worker = (): Plugin => ({
  name: 'quorum-answer-worker',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_, output) {
    const base = this.environment.config.base
    const page = output['index.html']
    if (page?.type !== 'asset') throw new Error('The worker is built after the page')
    const integrity = `sha256-${createHash('sha256').update(page.source).digest('base64')}`
    const files = Object.keys(output).filter((name) => name !== 'index.html')
    const build: Build = { integrity, files: files.sort().map((name) => base + name) }
    const { outputFiles } = await bundle({
      entryPoints: [join(import.meta.dirname, 'worker.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      minify: true,
      target: 'es2022',
      define: { build: JSON.stringify(build) },
    })
    this.emitFile({ type: 'asset', fileName: 'worker.js', source: outputFiles[0]!.text })
  },
})
