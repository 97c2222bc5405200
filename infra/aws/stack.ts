/** `npm run -s stack -- FUNCTION [VERSION] < trace`: a stack trace from the log of a function, with places in the source. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from './root.ts'
import { newestIn, readTrace } from './stack-trace.ts'

const archive = join(root, '.build', 'source-maps')
const [name = '', version = newestIn(archive) ?? ''] = process.argv.slice(2)
const folder = join(archive, version, name)
if (name === '' || version === '' || !existsSync(folder)) {
  console.error(
    name === ''
      ? 'usage: npm run -s stack -- FUNCTION [VERSION] < trace'
      : `There are no source maps of ${name} ${version} here. The same source gives the same: check it out, and run npm run synth.`,
  )
  process.exit(1)
}
console.error(`${name} ${version}`)
process.stdout.write(readTrace(await text(process.stdin), folder))
