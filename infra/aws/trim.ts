/** An esbuild plugin that leaves out of a bundle what the AWS SDK brings along and Lambda never uses. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

export const trimmed: Plugin = {
  name: 'trimmed',
  setup(build) {
    // Profiles, single sign-on, web identity, processes and metadata services: a quarter of an untrimmed bundle.
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: join(import.meta.dirname, 'credentials.ts'),
    }))

    // Loaded by operations that have one, of which none is used here; left in, it keeps half the SDK's core from being shaken.
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path }) => ({ path, external: true }))

    // Of the browser's half of the SDK, which is in no bundle; only its lazy part would be left behind as a chunk.
    build.onResolve({ filter: /^bowser$/ }, ({ path }) => ({ path, external: true }))

    // Made with every DynamoDB client and asked by none: endpoint discovery is for Timestream.
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/].+\.js$/ }, () => ({
      contents: 'export class EndpointCache {}',
    }))

    // Of its package.json a client wants the version only.
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/].+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string }
      return { contents: `export default ${JSON.stringify({ version })}` }
    })

    build.onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-.+[\\/]schemas[\\/]schemas_0\.js$/ },
      async ({ path }) => ({ contents: schemasThatCanGo(await readFile(path, 'utf8')) }),
    )
  },
}

/** A client's schemas of all its operations, written so that a bundler sees which of them nobody uses. */
function schemasThatCanGo(text: string): string {
  const names = new Map(
    [...text.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]),
  )
  return (
    text
      // A class for each error that the service may ever answer. What is not registered becomes the service's own exception
      // under the same name, and names are all that the functions look at.
      .replace(/^n0_registry\.registerError\(.*\);$/gm, '')
      // A computed key might call something as far as a bundler knows.
      .replace(/\[(_\w+)\]:/g, (whole, name) => (names.has(name) ? `${names.get(name)}:` : whole))
  )
}
