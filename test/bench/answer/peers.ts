/** The floor and the two peers as sites: their files, and the round beside them. The peers' packages are installed here. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { build } from 'esbuild'
import { type Fetch, type Site, serve, withBrotli } from './wire.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}
const folder = join(import.meta.dirname, 'peers')

type Files = Record<string, string | Uint8Array>

const serveFiles = (files: Files, manifest: string): Promise<Site> =>
  serve(withBrotli(answering({ ...files, '/manifest.json': manifest })))

function answering(files: Files): Fetch {
  return (request) => {
    const { pathname } = new URL(request.url)
    const path = pathname === '/' ? '/index.html' : pathname
    if (request.method === 'POST') return new Response(null, { status: 204 })
    const body = files[path]
    if (body === undefined) return new Response(null, { status: 404 })
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: { 'content-type': types[extname(path)]! },
    })
  }
}

/** Minified like everything else here, so that comments and names cost it nothing. */
export async function serveFloor(manifest: string): Promise<Site> {
  const floor = join(import.meta.dirname, 'floor')
  const files = await bundled([join(floor, 'floor.js'), join(floor, 'floor.css')])
  return serveFiles({ ...files, '/index.html': await readFile(join(floor, 'index.html')) }, manifest)
}

export async function servePeer(name: 'formbricks' | 'surveyjs', manifest: string): Promise<Site> {
  const files = await bundled([join(folder, `${name}.js`)])
  const styles = files[`/${name}.css`] === undefined ? '' : `<link rel="stylesheet" href="${name}.css">`
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Quorum</title><link rel="icon" href="data:,">
${styles}<script type="module" src="${name}.js"></script></head><body><div id="survey"></div></body></html>`
  return serveFiles({ ...files, '/index.html': page }, manifest)
}

/** As their makers' guides have it: minified, shaken, and what they fetch later left for later. */
async function bundled(entryPoints: string[]): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints,
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'error',
  })
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path, contents]))
}

/** Pinned by a lock file of their own. */
export function installPeers(): void {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return
  console.log('Installing the peers …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('The installation of the peers failed; npm says why above.')
}
