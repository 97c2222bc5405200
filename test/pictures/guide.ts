/** Takes the pictures of docs/guide: pages of the dashboard on the demonstration, in both languages, on a tablet. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { demoOrganisation, type Person } from '../../infra/local/demo/organisation.ts'
import { root } from '../../infra/local/parts-here.ts'
import { launchBrowser } from '../browser.ts'
import { signIn } from '../e2e/pages.fixture.ts'
import { removeFolder, startQuorum, temporaryFolder } from '../e2e/quorum.fixture.ts'
import { writePalette } from './sheet.ts'
import { timeZone } from './weeks.ts'

const folder = join(root, 'docs', 'images', 'guide')
const size = { width: 768, height: 900 }
const people = demoOrganisation()
const languages = ['fr', 'en'] as const

/** Whose page it is, and its path. */
const screens: [name: string, who: Person, path: string][] = [
  ['team', people.find(({ team }) => team === 'Nantes')!, '/team'],
  ['balance', people.find(({ team }) => team === 'Ouest')!, '/balance'],
  ...['table', 'hidden', 'season', 'schedule', 'questions', 'directory', 'settings', 'audit'].map(
    (name): [string, Person, string] => [name, people.find(({ role }) => role === 'hr')!, `/${name}`],
  ),
  ...['messages', 'webhooks', 'keys', 'accounts', 'status'].map((name): [string, Person, string] => [
    name,
    people.find(({ role }) => role === 'administrator')!,
    `/${name}`,
  ]),
]

export async function takeGuide(): Promise<void> {
  const data = await temporaryFolder()
  const [quorum, browser] = await Promise.all([startQuorum(data, []), launchBrowser()])
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    // Blank: the pages' own policy lets nothing be read there.
    const paper = await browser.newPage()
    for (const [name, who, path] of screens)
      for (const code of languages) {
        const picture = await shoot(browser, quorum.app, { who, path, code })
        await writePalette(paper, picture, join(folder, `${name}-${code}.png`))
        console.log(`${name} ${code}`)
      }
  } finally {
    await browser.close()
    await quorum.kill()
    await removeFolder(data)
  }
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))
  console.log(`${(sizes.reduce((sum, { size }) => sum + size, 0) / 1_000_000).toFixed(2)} MB`)
}

interface Wanted {
  who: Person
  path: string
  code: (typeof languages)[number]
}

async function shoot(browser: Browser, app: string, { who, path, code }: Wanted): Promise<Buffer> {
  const locale = code === 'fr' ? 'fr-FR' : 'en-GB'
  const context = await browser.newContext({ viewport: size, locale, timezoneId: timeZone })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), code)
  const page = await context.newPage()
  await signIn(page, app, who.email, path)
  await settled(page)
  const picture = await page.screenshot({ animations: 'disabled' })
  await context.close()
  return picture
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'))
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}
