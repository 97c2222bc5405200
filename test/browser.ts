/** A real Chromium: an installed one, else the one that npm brings, which needs no package of the system. */
import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const root = join(import.meta.dirname, '..')
const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Sandboxes need kernel rights that containers seldom give; only our own pages are opened. */
const args = ['--no-sandbox']

export const launchBrowser = (): Promise<Browser> =>
  withChromium((program) => chromium.launch({ ...program, args }))

/** A browser that keeps what pages store in a folder, so that closing and opening it again is a restart. */
export const openProfile = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  withChromium((program) => chromium.launchPersistentContext(folder, { ...options, ...program, args }))

type Launch<T> = (program: { executablePath: string; env?: Record<string, string | undefined> }) => Promise<T>

async function withChromium<T>(launch: Launch<T>): Promise<T> {
  const executablePath = installed()
  return executablePath ? launch({ executablePath }) : launchFromNpm(launch)
}

/** `CHROMIUM_PATH`, or the first that the search path knows. */
function installed(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

let unpacked: Promise<string> | undefined

/** Its own `args` are left alone, since --single-process kills the browser with a tab. */
async function launchFromNpm<T>(launch: Launch<T>): Promise<T> {
  unpacked ??= unpack()
  const folder = await unpacked
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean)
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: libraries.join(delimiter),
    FONTCONFIG_FILE: join(folder, fontList),
  }
  return launch({ executablePath: join(folder, 'chromium'), env })
}

/** The folder with all of it. It stands there as a whole or not at all, whoever else unpacks at the same time. */
async function unpack(): Promise<string> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `quorum-chromium-${devDependencies['@sparticuz/chromium']}`)
  if (existsSync(folder)) return folder
  const fresh = await mkdtemp(`${folder}-`)
  const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.mjs')], { env })
  await writeFile(join(fresh, fontList), fontsIn(folder))
  try {
    await rename(fresh, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    await rm(fresh, { recursive: true })
  }
  return folder
}

const fontList = 'fonts.xml'

/** Its own list of fonts knows /tmp only. Without one, text of a system font has no size, and axe does not see it. */
function fontsIn(folder: string): string {
  const list = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts']
    .map((path) => `<dir>${path}</dir>`)
    .join('')
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${list}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`
}
