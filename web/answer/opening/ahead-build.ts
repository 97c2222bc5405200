/** Builds ahead.ts as a script of its own and names it in the page before the other, to run as soon as it has come. */
import { join } from 'node:path'
import type { Plugin } from 'vite'

export const ahead = (): Plugin => ({
  name: 'quorum-answer-ahead',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: join(import.meta.dirname, 'ahead.ts'), name: 'ahead' })
  },
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'ahead')
      if (!chunk) throw new Error('No chunk is called ahead')
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/answer/${chunk.fileName}` }
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
    },
  },
})
