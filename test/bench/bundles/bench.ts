/**
 * `npm run bench -- bundles`: what each function weighs and what importing it takes, beside a bare function of hono and the
 * DynamoDB client; and what the first and every later issue and cast takes, beside the cryptography in it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { bundleFunction, bundleFunctions, lambdaModule } from '../../../infra/aws/bundle.ts'
import { weightOf } from '../../../infra/aws/bundle-weight.ts'
import { functions } from '../../../infra/parts.ts'
import { answering } from './answering.ts'
import { importing } from './importing.ts'

const bare = 'test/bench/bundles/bare.ts'

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bundles-'))
  try {
    await bundleFunctions(folder)
    await bundleFunction(bare, join(folder, 'bare'))
    await build({
      ...lambdaModule,
      entryPoints: [bare],
      outdir: join(folder, 'bare, untrimmed'),
      plugins: [],
      write: true,
    })
    const names = ['bare', 'bare, untrimmed', ...functions.map(({ needs }) => needs.name)]
    await weights(folder, names)
    await importing(folder, names)
    await answering(folder)
    console.log(`Load of the machine at the end (one minute): ${loadavg()[0]!.toFixed(1)}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** "At start" is what importing reads; the rest comes with the first request that needs it. */
async function weights(folder: string, names: string[]): Promise<void> {
  const kilobytes = (bytes: number) => Number((bytes / 1000).toFixed(1))
  const floor = await weightOf(join(folder, 'bare'))
  const table: Record<string, object> = {}
  for (const name of names) {
    const { start, all } = await weightOf(join(folder, name))
    const zipped = await weightOf(join(folder, name), (file) => gzipSync(file).length)
    table[name] = {
      'kB at start': kilobytes(start),
      'times bare': Number((start / floor.start).toFixed(2)),
      'kB in all': kilobytes(all),
      'times bare, all': Number((all / floor.all).toFixed(2)),
      'gzip kB in all': kilobytes(zipped.all),
    }
  }
  console.log(
    'Minified, trimmed as infra/aws/trim.ts says, but for "bare, untrimmed". Goal for issuer and ballot box, at start: 1.3.',
  )
  console.table(table)
}
