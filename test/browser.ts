/** A real Chromium: an installed one, else the one that npm brings, which needs no package of the system. */
import { accessSync, constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Sandboxes need kernel rights that containers seldom give; only our own pages are opened. */
const args = ['--no-sandbox']

export const launchBrowser = (): Promise<Browser> =>
  withChromium((executablePath) => chromium.launch({ executablePath, args }))

/** A browser that keeps what pages store in a folder, so that closing and opening it again is a restart. */
export const openProfile = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  withChromium((executablePath) =>
    chromium.launchPersistentContext(folder, { ...options, executablePath, args }),
  )

type Launch<T> = (executablePath: string) => Promise<T>

async function withChromium<T>(launch: Launch<T>): Promise<T> {
  const executablePath = installed()
  return executablePath ? launch(executablePath) : launchFromNpm(launch)
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

/**
 * @sparticuz/chromium unpacks itself and, where it believes to be on Lambda, its libraries and fonts into TMPDIR. The
 * variable must stand before the import; its own `args` are left alone, since --single-process kills the browser with a tab.
 */
async function launchFromNpm<T>(launch: Launch<T>): Promise<T> {
  const own = join(tmpdir(), 'quorum-chromium')
  await mkdir(own, { recursive: true })
  const { AWS_LAMBDA_JS_RUNTIME: runtime, TMPDIR: temporary, FONTCONFIG_FILE: fonts } = process.env
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x'
  process.env.TMPDIR = own
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    process.env.FONTCONFIG_FILE = await fontsIn(own)
    return await launch(executablePath)
  } finally {
    restore('AWS_LAMBDA_JS_RUNTIME', runtime)
    restore('TMPDIR', temporary)
    restore('FONTCONFIG_FILE', fonts)
  }
}

/** Its own list of fonts knows /tmp only. Without one, text of a system font has no size, and axe does not see it. */
async function fontsIn(folder: string): Promise<string> {
  const file = join(folder, 'fonts.xml')
  const list = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts']
    .map((path) => `<dir>${path}</dir>`)
    .join('')
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${list}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  return file
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
