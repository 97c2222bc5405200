/** What an organisation sets about itself, and that it holds wherever it should. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Settings, type SettingsView, usualSettings } from '#shared/org/settings.ts'
import { auditStore } from '../platform/audit-store.ts'
import { getMember } from '../platform/member.ts'
import { changeOrganisationSettings } from '../platform/organisation-settings.ts'
import { appOrigin, importing } from './api.fixture.ts'
import { last, type Published, startPublished } from './insight.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

let here: Published
beforeEach(async () => {
  await here?.api.close()
  here = await startPublished()
}, 30_000)
afterAll(() => here?.api.close())

async function ask(id: string, path: string, init: RequestInit = {}) {
  const cookie = await here.api.cookie(sessionCookie, { id })
  return here.api.ask(path, { ...init, headers: { ...init.headers, cookie, origin: appOrigin } })
}
const read = async (id = 'D1') => (await (await ask(id, '/api/settings')).json()) as SettingsView
async function put(id: string, settings: Partial<Settings>, tag?: string) {
  const now = await read()
  return ask(id, '/api/settings', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': tag ?? now.tag },
    body: JSON.stringify({ ...now.settings, ...settings }),
  })
}
const crew = { fr: 'Équipiers terrain', en: 'Field crew' }

describe('a level that the organisation names', () => {
  it('is called so wherever a level is named, in both languages', async () => {
    expect((await put('D1', { levels: { rep: crew } })).status).toBe(200)
    const me = await here.json('D1', '/api/me')
    expect(me.groups.find(({ id }: { id: string }) => id === 'level:rep').name).toEqual(crew)
    const round = await here.json('D1', `/api/rounds/${last}`)
    expect(round.levels).toContainEqual({ id: 'rep', name: crew })
    const directory = await here.json('D1', '/api/directory')
    expect(directory.levels).toContainEqual(expect.objectContaining({ level: 'rep', name: crew }))
    const people = await here.json('D1', '/api/people?search=R1')
    expect(people.people[0].levelName).toEqual(crew)
    for (const language of ['fr', 'en'] as const) {
      const csv = await (await ask('D1', `/api/rounds/${last}/export?format=csv&language=${language}`)).text()
      expect(csv).toContain(crew[language])
    }
  })

  it('is refused where it is empty, too long, or another’s, and nothing is saved', async () => {
    const refused = [
      [{ rep: { fr: ' ', en: 'Field crew' } }, 'levels.rep.fr', 'empty'],
      [{ rep: { fr: 'Terrain', en: 'x'.repeat(61) } }, 'levels.rep.en', 'long'],
      [{ rep: { fr: 'managers de terrain', en: 'Field crew' } }, 'levels.rep.fr', 'twice'],
    ] as const
    for (const [levels, field, fault] of refused) {
      const response = await put('D1', { levels })
      expect(response.status).toBe(422)
      expect((await response.json()).problems).toContainEqual({ field, fault })
    }
    expect((await read()).settings).toEqual(usualSettings)
  })

  it('needs no name of its own where it is called as usual', async () => {
    const usual = { fr: 'Délégués commerciaux', en: 'Sales reps' }
    expect((await put('D1', { levels: { rep: usual, gone: crew } })).status).toBe(200)
    expect((await read()).settings.levels).toEqual({})
  })
})

describe('settings', () => {
  it('are read and changed by HR and administrators, each field in the log, a repeat in none', async () => {
    const { tag } = await read()
    expect((await put('X1', { name: '  Lumen   Santé ', idleMinutes: 60 }, tag)).status).toBe(200)
    expect((await put('X1', { name: 'Lumen Santé', idleMinutes: 60 }, tag)).status).toBe(200)
    expect((await here.json('R1', '/api/me')).organisation).toBe('Lumen Santé')
    const log = await here.json('D1', '/api/audit?action=settings')
    expect(log.lines.map(({ object }: { object: string }) => object).toSorted()).toEqual([
      'idleMinutes',
      'name',
    ])
    for (const id of ['F1', 'R1']) expect((await ask(id, '/api/settings')).status).toBe(403)
    expect((await read()).fixed).toEqual({
      QUORUM_K: 5,
      TIME_ZONE: 'Europe/Paris',
      OIDC_ISSUER: 'http://localhost:1',
      OIDC_ROLES_CLAIM: '',
      MAIL_FROM: '',
    })
  })

  it('have a language for whoever the file says none for, from the next import on', async () => {
    const { api } = here
    const version = (await here.json('D1', '/api/directory')).version as number
    const rows = (await here.json('D1', '/api/people')).people as { id: string }[]
    expect(rows.length).toBeGreaterThan(3)
    const csv =
      'id,name,email,manager,level,language\nD1,Name D1,D1@x.test,,director,\nR1,Name R1,R1@x.test,D1,rep,en'
    const preview = () => api.ask('/api/directory/preview', importing(csv))
    expect((await preview()).status).toBe(422)
    expect((await put('D1', { language: 'de' as 'fr' })).status).toBe(400)
    expect((await put('D1', { language: 'fr' })).status).toBe(200)
    expect((await preview()).status).toBe(200)
    const done = await api.ask(`/api/directory/import?version=${version}`, importing(csv))
    expect(done.status).toBe(200)
    const languages = ['D1', 'R1'].map(async (id) => (await getMember(api.directory, id))?.language)
    expect(await Promise.all(languages)).toEqual(['fr', 'en'])
  })

  it('that somebody else changed meanwhile are shown with one’s own', async () => {
    const { tag } = await read()
    await put('X1', { name: 'One' }, tag)
    const late = await put('D1', { name: 'Two' }, tag)
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ current: { name: 'One' }, yours: { name: 'Two' } })
  })

  it('take only what can be chosen', async () => {
    for (const wrong of [
      { idleMinutes: 1 },
      { auditDays: 10 },
      { resultYears: 1 },
      { name: 'x'.repeat(201) },
    ])
      expect((await put('D1', wrong as unknown as Partial<Settings>)).status).toBe(400)
    expect((await put('D1', { name: 'x'.repeat(81) })).status).toBe(422)
  })

  it('end a session that was idle for longer, also one that began before', async () => {
    const cookie = await here.api.cookie(sessionCookie, {
      id: 'R1',
      began: Math.floor(here.api.time.now.getTime() / 1000),
    })
    const later = (minutes: number) => {
      here.api.time.now = new Date(here.api.time.now.getTime() + minutes * 60_000)
    }
    const status = async () => (await here.api.ask('/api/me', { headers: { cookie } })).status
    later(20)
    expect(await status()).toBe(200)
    await put('D1', { idleMinutes: 15 })
    expect(await status()).toBe(401)
    await put('D1', { idleMinutes: 480 })
    later(200)
    expect(await status()).toBe(200)
  })

  it('keep what is written into the log for as long as was chosen then', async () => {
    const log = auditStore(here.api.runtime)
    const years = (count: number) => new Date(here.api.time.now.getTime() + count * 365.25 * 24 * 3600_000)
    await changeOrganisationSettings(
      here.api.runtime.table('commons'),
      (now) => ({ ...now, auditDays: 1096 }),
      async () => {},
    )
    await log.changes('D1', 'season.plan', 'kept for three years')
    const later = (now: Date) => auditStore({ ...here.api.runtime, now: () => now }).page({}, null, 50)
    const objects = async (now: Date) => (await later(now)).lines.map(({ object }) => object)
    expect(await objects(years(2))).toEqual(['kept for three years'])
    expect(await objects(years(3.1))).toEqual([])
  })
})
