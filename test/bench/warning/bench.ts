/** `npm run bench -- warning`: what the warning of a comment finds and how often it is wrong, what it takes and what it weighs. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { type Comment, corpus } from '../../../shared/comment/corpus.fixture.ts'
import { measure, unlisted } from '../../../shared/comment/measure.fixture.ts'
import { warnings } from '../../../shared/comment/warnings.ts'

const kinds = ['person', 'contact', 'client', 'place'] as const

export async function bench(): Promise<void> {
  speed()
  console.log(
    'Names under any warning, of all (under one of the right kind); innocent comments with any warning:',
  )
  console.table(
    (['tuning', 'held-out'] as const).flatMap((half) =>
      (['fr', 'en'] as const).flatMap((language) => {
        const comments = corpus.filter((one) => one.half === half && one.language === language)
        return [
          row(`${half}, ${language}`, comments),
          row(`${half}, ${language}, names in no list`, unlisted(comments)),
        ]
      }),
    ),
  )
  await weight()
}

function row(name: string, comments: Comment[]) {
  const { names, innocent, alarmed } = measure(comments)
  const found = kinds.map((kind) => {
    const { all, found, kind: right } = names[kind]
    return [kind, `${found} of ${all} (${right})`]
  })
  return { name, ...Object.fromEntries(found), 'false alarms': `${alarmed} of ${innocent}` }
}

function speed(): void {
  const begun = performance.now()
  warnings(corpus[0]!.text, 'fr')
  console.log(`the first comment, which reads the lists: ${(performance.now() - begun).toFixed(2)} ms`)
  const long = corpus.map(({ text }) => text).join(' ')
  for (const length of [280, 10_000]) {
    const texts = Array.from({ length: 50 }, (_, i) => long.slice(i * 300, i * 300 + length))
    const times = texts.map((text) => {
      const started = performance.now()
      warnings(text, 'fr')
      return performance.now() - started
    })
    const [median, most] = [times.toSorted((a, b) => a - b)[25]!, Math.max(...times)]
    console.log(`${length} characters: ${median.toFixed(2)} ms in the median, ${most.toFixed(2)} ms at most`)
  }
}

async function weight(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['shared/comment/warnings.ts'],
    absWorkingDir: new URL('../../..', import.meta.url).pathname,
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
  })
  const script = outputFiles[0]!.contents
  console.log(
    `${script.length} bytes, ${gzipSync(script).length} of gzip, ${brotliCompressSync(script).length} of brotli`,
  )
}
