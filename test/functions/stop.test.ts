/** The address at the foot of an e-mail: looking changes nothing, a mail client's own POST stops all messages, and no guess does. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stopSecret } from '#shared/ballot/link.ts'
import { opens, type Post, startPost } from './courier.fixture.ts'
import { appOrigin } from './week.fixture.ts'

const member = 'm1r2'
const other = 'm1r3'

let post: Post
let address: string
beforeAll(async () => {
  post = await startPost()
  address = stopAddress(member, stopSecret(post.week.linkKey, member))
})
afterAll(() => post?.close())

const stopAddress = (who: string, secret: string) =>
  `${appOrigin}/api/stop?${new URLSearchParams({ member: who, secret })}`
const ask = (url: string, init?: RequestInit) => post.week.api(new Request(url, init))
/** RFC 8058 §3.2: as mail clients send it, without a cookie or an Origin. */
const oneClick: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
}
const chosen = async () => (await post.week.items('directory')).filter(({ pk }) => pk.startsWith('contact#'))

it('is looked at by scanners and by people without a change', async () => {
  const scanned = await ask(address)
  expect(scanned.status).toBe(200)
  expect((await ask(address, { method: 'HEAD' })).status).toBe(200)
  const page = await ask(address, { headers: { accept: 'text/html', 'accept-language': 'fr' } })
  expect(await page.text()).toContain('<form method="post"><button>Ne plus m’écrire</button></form>')
  expect(await chosen()).toEqual([])
})

it('refuses any other secret, also the one of somebody else, and whoever is not there', async () => {
  const secret = stopSecret(post.week.linkKey, member)
  const wrong = [
    stopAddress(member, ''),
    stopAddress(member, `${secret.slice(0, -1)}_`),
    stopAddress(member, `${secret}A`),
    stopAddress(other, secret),
    stopAddress('nobody', stopSecret(post.week.linkKey, 'nobody')),
    `${appOrigin}/api/stop`,
  ]
  for (const url of wrong)
    for (const init of [undefined, oneClick]) expect((await ask(url, init)).status, url).toBe(403)
  expect(await chosen()).toEqual([])
})

it('stops by one POST of a mail client, twice is once, and then the courier writes to everybody else', async () => {
  for (let i = 0; i < 2; i++) expect((await ask(address, oneClick)).status).toBe(204)
  expect(await chosen()).toEqual([{ pk: `contact#${member}`, sk: 'choices', stopped: true }])
  await post.at(opens)
  expect(post.arrived().has(`${member}@example.org`)).toBe(false)
  expect(post.arrived().get(`${other}@example.org`)).toHaveLength(1)
  const skipped = (await post.week.items('commons')).filter(({ reason }) => reason === 'stopped')
  expect(skipped).toMatchObject([{ sk: `invitation#${member}`, state: 'skipped' }])
})
