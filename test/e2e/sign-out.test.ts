/** Out at both ends, in a browser: here at once, and at the identity service, which then knows nobody. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { somebody } from './answer-page.fixture.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const [one, another] = people.filter(({ level }) => level === 'rep') as [
  (typeof people)[0],
  (typeof people)[0],
]
const here = useInstance()

/** On this machine the provider's own cookies stand beside them: browsers tell no ports apart. */
const sessionsOf = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name === 'quorum-session')

/** The address that the provider has filled in when it asks who somebody is. */
async function knownThere(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Se connecter' }).click()
  return page.getByRole('textbox').inputValue()
}

it.each([
  ['a phone', phone],
  ['a dark desk', { ...desk, colorScheme: 'dark' as const }],
])(
  'on %s: nothing of the session is left, and the next person is asked who they are',
  async (_on, options) => {
    const { context, page } = await somebody(here.browser, options)
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await signIn(page, here.quorum.app, one.email, '/')
    const [cookie] = await sessionsOf(context)

    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByText(`connaît encore comme ${one.email}`).waitFor()
    await expectAccessible(page)
    // Already over here, whatever is chosen there; also for somebody who copied the cookie.
    expect(await sessionsOf(context)).toEqual([])
    const copied = { headers: { cookie: `${cookie!.name}=${cookie!.value}` } }
    expect((await fetch(`${here.quorum.app}/api/me`, copied)).status).toBe(401)

    await page.getByRole('button', { name: 'Se déconnecter ici aussi' }).click()
    await page.waitForURL(`${here.quorum.app}/`)
    expect(await knownThere(page)).toBe('')
    await page.getByRole('textbox').fill(another.email)
    await page.keyboard.press('Enter')
    await page.getByText(another.name).waitFor({ state: 'attached' })
    expect(addresses.filter((address) => /token|eyJ/.test(address))).toEqual([])
    await context.close()
  },
)

it('whoever stays signed in there is known there, and still out here', async () => {
  const { context, page } = await somebody(here.browser)
  await signIn(page, here.quorum.app, one.email, '/')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: 'Rester connecté ici' }).click()
  await page.waitForURL(`${here.quorum.app}/`)
  expect(await knownThere(page)).toBe(one.email)
  await page.goBack()
  await page.getByRole('link', { name: 'Se connecter' }).waitFor()
  expect(await page.getByText(one.name).count()).toBe(0)
  await context.close()
})

it('where nobody is signed in at the provider any more, the way out leads straight back', async () => {
  const { context, page } = await somebody(here.browser)
  await signIn(page, here.quorum.app, one.email, '/')
  const kept = await sessionsOf(context)
  await context.clearCookies()
  await context.addCookies(kept)
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('link', { name: 'Se connecter' }).waitFor()
  expect((await page.request.get(`${here.quorum.app}/api/me`)).status()).toBe(401)
  await context.close()
})
