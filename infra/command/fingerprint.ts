/** `quorum fingerprint`: that of an answer page built anew from this source, and whether an address serves the same files. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grouped } from '#shared/language/grouped.ts'
import { buildPage } from '../local/web-build.ts'
import { CommandError } from './command-error.ts'

export interface Fingerprint {
  fingerprint: string
  /** How many files it covers. */
  files: number
  /** Only where an address was given. Paths are those below the page. */
  served?: Served
}

interface Served {
  address: string
  same: boolean
  differ: string[]
  missing: string[]
}

const record = 'build.json'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** @param url of the application; what is served at it is fetched as a browser would, and its own record believed nothing */
export async function fingerprintHere(url?: string): Promise<Fingerprint> {
  const page = url === undefined ? undefined : pageAt(url)
  // The build takes a while: an address where nobody answers is told before.
  if (page) await fetchBytes(page)
  const folder = await mkdtemp(join(tmpdir(), 'quorum-fingerprint-'))
  try {
    await buildPage('answer', folder)
    const bytes = await readFile(join(folder, record))
    const { fingerprint, files } = JSON.parse(bytes.toString()) as {
      fingerprint: string
      files: Record<string, string>
    }
    const told = { fingerprint, files: Object.keys(files).length }
    return page ? { ...told, served: await compare(page, { ...files, [record]: sha256(bytes) }) } : told
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function pageAt(url: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new CommandError(`${url} is no address: https://…, as people open it.`)
  return new URL('/answer/', url)
}

/** Everything that the build has, or a page could load other code than it names. */
async function compare(page: URL, files: Record<string, string>): Promise<Served> {
  const differ: string[] = []
  const missing: string[] = []
  for (const [name, hash] of Object.entries(files)) {
    const served = await fetchBytes(new URL(name === 'index.html' ? '' : name, page))
    if (!served) missing.push(name)
    else if (sha256(served) !== hash) differ.push(name)
  }
  const same = differ.length === 0 && missing.length === 0
  return { address: page.href, same, differ, missing }
}

async function fetchBytes(url: URL): Promise<Uint8Array | null> {
  const response = await fetch(url, { cache: 'no-store' }).catch(() => {
    throw new CommandError(`${url.origin} does not answer.`)
  })
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}

export function fingerprintText({ fingerprint, files, served }: Fingerprint): string {
  const hash = grouped(fingerprint)
  const built = [`Built from this source, ${files} files:`, hash.slice(0, 39), hash.slice(40)]
  if (!served) return built.join('\n')
  const verdict = served.same
    ? `${served.address} serves exactly these files.`
    : `${served.address} serves another build:`
  const lines = [
    ...served.differ.map((name) => `  ${name} differs`),
    ...served.missing.map((name) => `  ${name} is missing`),
  ]
  return [...built, verdict, ...lines].join('\n')
}
