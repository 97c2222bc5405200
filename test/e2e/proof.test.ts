/** What the proof page shows of itself and of the week is what anybody computes who does not trust it. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, cp, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fingerprint } from '../../infra/command/fingerprint.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { listen } from '../../infra/local/http.ts'
import { pages } from '../../infra/local/pages.ts'
import { root } from '../../infra/local/parts-here.ts'
import { grouped } from '../../shared/language/grouped.ts'
import { expectAccessible, phone, tablet } from './pages.fixture.ts'
import {
  quorum as command,
  quorumJson,
  removeFolder,
  temporaryFolder,
  useInstance,
} from './quorum.fixture.ts'

const [one, other] = demoOrganisation().flatMap(({ id, level }) => (level === 'rep' ? [id] : []))

const here = useInstance()
let round: string

beforeAll(async () => {
  ;({ round } = await here.command<{ round: string }>('round', 'open'))
})

/** Both fingerprints, from the link's first question on. */
async function shown(page: Page, link: string, why: string): Promise<string[]> {
  await page.goto(link)
  await page.locator('fieldset').waitFor()
  await page.getByRole('link', { name: why }).click()
  await page.locator('.fingerprint').nth(1).waitFor()
  return (await page.locator('.fingerprint').allTextContents()).map((text) =>
    text.trim().replace(/\s+/g, ' '),
  )
}

describe('the proof page', () => {
  it('shows the fingerprint of the manifest that is served, the same to two members, and that of a fresh build', async () => {
    const context = await here.browser.newContext({ ...phone, locale: 'fr-FR' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    const [week, program] = await shown(page, await here.linkOf(one!), 'Pourquoi')
    await expectAccessible(page)

    const manifest = await (await fetch(`${here.quorum.box}/rounds/${round}/manifest.json`)).arrayBuffer()
    const hex = createHash('sha256').update(new Uint8Array(manifest)).digest('hex')
    expect(week).toBe(grouped(hex))
    await page.getByRole('button', { name: 'Copier l’empreinte de la semaine' }).click()
    await page.getByText('Copié.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(hex)
    await context.close()

    const told = await quorumJson<Fingerprint>('fingerprint', '--url', here.quorum.app)
    expect(told.served).toMatchObject({ same: true, address: `${here.quorum.app}/answer/` })
    expect(program).toBe(grouped(told.fingerprint))

    const dark = await here.browser.newContext({ ...tablet, locale: 'en-GB', colorScheme: 'dark' })
    const theirs = await dark.newPage()
    expect(await shown(theirs, await here.linkOf(other!), 'Why')).toEqual([week, program])
    await theirs.getByText(`fingerprint --url ${here.quorum.app}`).waitFor()
    await expectAccessible(theirs)
    await dark.close()
  })

  it('says what is missing without a link and without a network', async () => {
    const context = await here.browser.newContext({ ...phone, locale: 'en-GB' })
    const page = await context.newPage()
    await page.route('**/build.json', (route) => route.abort())
    await page.goto(`${here.quorum.app}/answer/#why`)
    await page.getByText('when this page is opened by your link').waitFor()
    await page.getByText('could not be fetched').waitFor()
    await expectAccessible(page)
    await page.unroute('**/build.json')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.fingerprint').waitFor()
    await context.close()
  })
})

describe('quorum fingerprint', () => {
  let folder: string
  beforeAll(async () => {
    folder = await temporaryFolder()
  })
  afterAll(() => removeFolder(folder))

  it('is the same from a copy of the source in another place, language and time zone', async () => {
    const copy = join(folder, 'else where')
    await mkdir(copy)
    const filter = (path: string) => !/\/(dist|node_modules)$/.test(path)
    for (const path of ['shared', 'web', 'package.json', 'tsconfig.json'])
      await cp(join(root, path), join(copy, path), { recursive: true, filter })
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
    // By vite itself, as `npx vite build` would: the command would want packages of its own here.
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const config = join(copy, 'web', 'answer', 'vite.config.ts')
    const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'fr_FR.UTF-8', NODE_ENV: 'production' }
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', config], { cwd: folder, env })
    const record = JSON.parse(await readFile(join(copy, 'web', 'dist', 'answer', 'build.json'), 'utf8'))
    // The one that is served was held to the command's above.
    const served = (await (await fetch(`${here.quorum.app}/answer/build.json`)).json()) as Fingerprint
    expect(record.fingerprint).toBe(served.fingerprint)
  })

  it('names the files of a page that is not of this source', async () => {
    const built = join(folder, 'built')
    await cp(join(root, 'web', 'dist', 'answer'), join(built, 'answer'), { recursive: true })
    await appendFile(join(built, 'answer', 'worker.js'), '// more')
    await appendFile(join(built, 'answer', 'index.html'), '<!-- more -->')
    await rm(join(built, 'answer', 'icon.svg'))
    const nowhere = () => new Response(null, { status: 404 })
    const site = pages({ built, boxOrigin: 'http://localhost:1', api: nowhere, issuer: nowhere })
    const server = await listen((request) => site.fetch(request), 0, 'the pages')
    const address = `http://localhost:${server.port}`
    const { code, out } = await command('fingerprint', '--url', address)
    await server.close()
    expect(code).toBe(1)
    expect(out).toContain(
      `${address}/answer/ serves another build:\n  index.html differs\n  worker.js differs\n  icon.svg is missing\n`,
    )
    const gone = await command('fingerprint', '--url', address)
    expect(gone).toMatchObject({ code: 1, error: `${address} does not answer.\n` })
  })

  it('refuses what is no address', async () => {
    const { code, error } = await command('fingerprint', '--url', 'quorum')
    expect(code).toBe(1)
    expect(error).toContain('quorum is no address')
  })
})
