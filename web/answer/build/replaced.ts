/** Puts less in the place of two parts that others wrote: together 1.1 kB of brotli before the first question. */
import { join } from 'node:path'
import type { Plugin } from 'vite'

const here = (file: string) => join(import.meta.dirname, file)

export const replaced = (): Plugin => ({
  name: 'quorum-answer-replaced',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === '\0vite/preload-helper.js') return here('preload.ts')
    // Only here: whatever asks for deep state by name still gets Svelte's own.
    if (source === '../proxy.js' && importer?.endsWith('/client/reactivity/sources.js'))
      return here('proxy.ts')
    return null
  },
})
