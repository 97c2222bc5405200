/** What did not arrive is seen by administrators and sent again by them; trials arrive, count nowhere, and open nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeliveriesView, TrialView } from '../../shared/messages/settings-view.ts'
import { opens, type Post, startPost } from './courier.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { cookieOf } from './signed-in.fixture.ts'
import { appOrigin, hour } from './week.fixture.ts'

const hr = smallOrganisation().members.find(({ role }) => role === 'hr')!
const administrator = 'AD'

let post: Post
beforeEach(async () => {
  post = await startPost()
  const { members, ...organisation } = smallOrganisation()
  const added = { ...members.at(-1)!, id: administrator, name: 'Ada', email: 'ada@lumen.example' }
  await post.week.people(
    { ...organisation, members: [...members, { ...added, role: 'administrator', eligible: false }] },
    1,
  )
})
afterEach(() => post?.close())

async function ask<T>(path: string, body?: object, member = administrator): Promise<T & { code?: string }> {
  const headers = {
    'content-type': 'application/json',
    origin: appOrigin,
    cookie: await cookieOf(post.week, member),
  }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  return (await (await post.week.api(new Request(appOrigin + path, init))).json()) as T & { code?: string }
}
const view = () => ask<DeliveriesView>('/api/deliveries')

/** Two days after its first try; the clock does not look, so that nothing else is due. */
async function untilGivenUp(): Promise<void> {
  await post.at(opens)
  post.week.at(opens + 49 * hour)
  await post.week.deliver()
}

it('a server that is away for two days: everything given up is seen, and arrives when it is sent again', async () => {
  post.box.does = { refuses: { '*': '451 4.7.1 Later' } }
  await untilGivenUp()
  const before = await view()
  expect(before.dead.length).toBeGreaterThan(5)
  expect(before.given).toBe(before.dead.length)
  expect(before.blocked).toEqual([])
  const [first] = before.dead
  expect(first).toMatchObject({ kind: 'invitation', channel: null, reason: 'SMTP 451 4.7.1' })
  expect(first!.name).toBeTruthy()
  expect(JSON.stringify(before)).not.toContain('@')

  post.box.does = {}
  const one = await ask<DeliveriesView>('/api/deliveries/replay', { id: first!.id })
  expect([one.given, one.waiting]).toEqual([before.given - 1, before.waiting + 1])
  await post.week.deliver()
  expect(post.box.taken).toHaveLength(1)
  expect(await ask('/api/deliveries/replay', { id: first!.id })).toMatchObject({ code: 'delivery-not-found' })

  expect(await ask<DeliveriesView>('/api/deliveries/replay', { all: true })).toMatchObject({
    given: 0,
    dead: [],
  })
  await post.week.deliver()
  const sent = [...post.arrived().values()].map((subjects) => subjects.length)
  expect(sent).toHaveLength(before.given)
  // Sent again twice, it is sent once.
  await ask('/api/deliveries/replay', { all: true })
  await post.week.deliver()
  expect(post.box.taken).toHaveLength(before.given)
})

it('an address that takes nothing is stopped, shown by name, and tried again when somebody says so', async () => {
  const [gone] = smallOrganisation().members.filter(({ eligible }) => eligible !== false)
  post.box.does = { refuses: { [gone!.email]: '550 5.1.1 No such user' } }
  await post.at(opens)
  const seen = await view()
  expect(seen).toMatchObject({ given: 0, dead: [] })
  expect(seen.blocked).toMatchObject([
    { member: gone!.id, name: gone!.name, reason: 'SMTP 550 5.1.1', messages: 1 },
  ])
  // With all the others it is not: its address still takes nothing.
  await ask('/api/deliveries/replay', { all: true })
  await post.week.deliver()
  expect((await view()).blocked).toHaveLength(1)

  post.box.does = {}
  const after = await ask<DeliveriesView>('/api/deliveries/unblock', { member: gone!.id })
  expect(after).toMatchObject({ dead: [], blocked: [] })
  await post.week.deliver()
  expect(post.arrived().get(gone!.email)).toHaveLength(1)
  expect(await ask('/api/deliveries/unblock', { member: gone!.id })).toMatchObject({
    code: 'delivery-not-found',
  })
})

it('what the courier could not even begin is taken from its queue and sent again', async () => {
  await post.at(opens)
  const { length } = post.box.taken
  const job = { job: 'trial', id: 'a', kind: 'report', member: administrator, language: 'fr' }
  await post.week.surroundings.queueOf!('undeliverable').send([{ body: job }])
  expect(await view()).toMatchObject({ undeliverable: 1 })
  expect(await ask('/api/deliveries/replay', { all: true })).toMatchObject({ undeliverable: 0 })
  await post.week.deliver()
  expect(post.box.taken).toHaveLength(length + 1)
})

it('is for administrators, and takes no other form', async () => {
  for (const [path, body] of [
    ['/api/deliveries', undefined],
    ['/api/deliveries/replay', { all: true }],
    ['/api/deliveries/unblock', { member: 'x' }],
  ] as const)
    expect(await ask(path, body, hr.id)).toMatchObject({ code: 'administrator-only' })
  for (const body of [{}, { all: false }, { id: '' }, { id: 'x', all: true }])
    expect(await ask('/api/deliveries/replay', body)).toMatchObject({ code: 'body-invalid' })
})

it('a trial arrives marked, also where messages are stopped, counts nowhere and holds no personal link', async () => {
  await ask('/api/me/contact', { stopped: true })
  for (const kind of ['invitation', 'digest']) {
    const { id } = await ask<{ id: string }>(`/api/messages/${kind}/trial`, { language: 'fr' })
    await post.week.deliver()
    expect(await ask<TrialView>(`/api/trials/${id}`)).toEqual({ state: 'sent' })
  }
  const { taken } = post.box
  expect(taken.map(({ to }) => to)).toEqual([['ada@lumen.example'], ['ada@lumen.example']])
  for (const { mail, raw } of taken) {
    expect(mail.subject).toMatch(/^\[Essai\] /)
    expect(`${mail.html}${mail.text}`).not.toMatch(/#[^\s"]*\//)
    expect(raw).not.toContain('secret=')
  }
  const commons = await post.week.items('commons')
  expect(commons.filter(({ pk }) => /^(outbox|week)#/.test(pk))).toEqual([])
  expect(JSON.stringify(commons)).not.toContain('ada@lumen.example')
})

it('a trial that is not taken says why, once', async () => {
  post.box.does = { refuses: { '*': '550 5.1.1 No such user' } }
  const { id } = await ask<{ id: string }>('/api/messages/report/trial', { language: 'en' })
  await post.week.deliver()
  expect(await ask<TrialView>(`/api/trials/${id}`)).toEqual({ state: 'failed', reason: 'SMTP 550 5.1.1' })
  // Nor does it stop an address.
  expect(await view()).toMatchObject({ waiting: 0, dead: [], blocked: [] })
})
