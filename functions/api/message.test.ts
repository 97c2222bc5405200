/** What Quorum writes: looked at with invented facts by those who answer for it, and tried out by administrators on themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messageKinds } from '#shared/messages/messages.ts'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import { type Asking, asking } from './asking.fixture.ts'

let api: Api
let ask: Asking
beforeAll(async () => {
  api = await startApi({ QUORUM_K: '7' })
  const csv = [
    'id,name,email,manager,level,language,role',
    'D1,Dora,d1@x.test,,director,fr,',
    'A1,Ada,a1@x.test,D1,rep,en,administrator',
    'H1,Hugo,h1@x.test,D1,rep,fr,hr',
    'R1,Rose,r1@x.test,D1,rep,fr,',
  ].join('\n')
  const imported = await api.ask('/api/directory/import?version=0&levels=director,rep', importing(csv))
  expect(imported.status).toBe(200)
  ask = asking(api)
})
afterAll(() => api?.close())

describe.each(messageKinds)('the %s', (kind) => {
  it('is shown in both languages as it would be sent, with nothing personal in it', async () => {
    for (const language of ['fr', 'en']) {
      const view = await (await ask('H1', `/api/messages/${kind}?language=${language}`)).json()
      expect(view.subject).toMatch(language === 'fr' ? /semaine 47/i : /week 47/i)
      expect(view.text).toContain(`${appOrigin}/`)
      expect(view.text).not.toMatch(/#[^\s]*\//)
      expect(view.brief.action.url).toBe(`${appOrigin}/`)
      expect(JSON.stringify(view)).not.toMatch(/undefined|NaN/)
    }
  })

  it('is a document that runs nothing and that only our pages frame', async () => {
    const response = await ask('A1', `/api/messages/${kind}/preview.html?language=fr`)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'; form-action 'none'")
    expect(policy).toContain("frame-ancestors 'self'; sandbox allow-popups ")
    expect(policy).not.toMatch(/script|allow-same-origin/)
    expect(await response.text()).toContain('<html lang="fr">')
  })

  it('is tried out on whoever asks, in the language that they look at', async () => {
    const response = await ask('A1', `/api/messages/${kind}/trial`, { language: 'fr' })
    expect(response.status).toBe(202)
    const { id } = await response.json()
    const [job] = await api.queue.take(1)
    expect(job!.body).toEqual({ job: 'trial', id, kind, member: 'A1', language: 'fr' })
    await job!.done()
    expect(await (await ask('A1', `/api/trials/${id}`)).json()).toEqual({ state: 'waiting' })
  })
})

it('says the quorum of the organisation', async () => {
  const { text } = await (await ask('H1', '/api/messages/publication?language=en')).json()
  expect(text).toContain('fewer than 7 answers')
})

it.each([
  ['/api/messages/invitation?language=fr', undefined, ['A1', 'H1']],
  ['/api/messages/invitation/preview.html?language=fr', undefined, ['A1', 'H1']],
  ['/api/messages/invitation/trial', { language: 'fr' }, ['A1']],
  ['/api/trials/x', undefined, ['A1']],
] as const)('%s is for those who answer for it', async (path, body, allowed: readonly string[]) => {
  for (const member of ['A1', 'H1', 'R1', 'D1'])
    expect((await ask(member, path, body)).status < 300, member).toBe(allowed.includes(member))
  expect((await api.ask(path, body && { method: 'POST' })).status).toBe(body ? 403 : 401)
  expect((await ask('A1', path, body ? undefined : {})).status).toBe(405)
})

it('refuses what there is not', async () => {
  for (const [path, code] of [
    ['/api/messages/gossip?language=fr', 'not-found'],
    ['/api/messages/invitation', 'query-invalid'],
    ['/api/messages/invitation/preview.html?language=de', 'query-invalid'],
  ] as const)
    expect(await (await ask('A1', path)).json()).toMatchObject({ code })
  expect(await (await ask('A1', '/api/messages/digest/trial', { language: 'de' })).json()).toMatchObject({
    code: 'body-invalid',
  })
})
