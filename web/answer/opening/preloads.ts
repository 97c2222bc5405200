/** Names in the built page what the first question waits for, so that it comes beside the page's script and not after it. */
import type { Plugin } from 'vite'

/** The chunk of mine/device.ts, imported by the script when it runs. On slow 4G each link of such a chain is 150 ms. */
const awaited = 'device'

export const preloads = (): Plugin => ({
  name: 'quorum-answer-preloads',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const device = chunks.find(({ name }) => name === awaited)
      if (!device) throw new Error(`No chunk is called ${awaited}`)
      const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName)
      const files = [device.fileName, ...device.imports].filter((name) => !entries.includes(name))
      return files.map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/answer/${name}` },
        injectTo: 'head',
      }))
    },
  },
})
