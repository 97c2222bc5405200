/** The schedule over the api: HR's to change on what they read, administrators' to read, refused field by field, retried safely. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Round } from '#shared/round/round.ts'
import type { ScheduleSettings } from '#shared/round/schedule-settings.ts'
import type { ScheduleChanged, ScheduleRefused, ScheduleView } from '#shared/round/schedule-view.ts'
import { getOrder } from '../platform/orders.ts'
import { resultsStore } from '../platform/results.ts'
import { getSchedule } from '../platform/schedule.ts'
import { type Api, appOrigin, importing, organisationOf, startApi, token } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['A', '', 'director', 'administrator'],
  ['H', 'A', 'director', 'hr'],
  ['G', 'A', 'director', 'hr'],
  ['M', 'A', 'field-manager', ''],
  ['R', 'M', 'rep', ''],
])

let api: Api
beforeEach(async () => {
  api = await startApi({ TIME_ZONE: 'Europe/Paris', HOLIDAYS: 'FR' })
  await api.ask('/api/directory/import?version=0', importing(csv))
}, 20_000)
afterEach(() => api?.close())

const as = async (id: string) =>
  id === 'token'
    ? { authorization: `Bearer ${token}` }
    : { cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin }
const ask = async (method: string, path: string, body?: unknown, who = 'H', headers = {}) =>
  api.ask(`/api${path}`, {
    method,
    headers: { ...(await as(who)), ...headers, 'content-type': 'application/json', 'accept-language': 'fr' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const json = async <T>(asked: Promise<Response>) => (await (await asked).json()) as T
const view = (who = 'H') => json<ScheduleView>(ask('GET', '/schedule', undefined, who))
const put = (settings: ScheduleSettings, tag: string, who = 'H') =>
  ask('PUT', '/schedule', settings, who, { 'if-match': tag })
const stored = () => getSchedule(api.runtime)
const faultsOf = async (asked: Promise<Response>) => {
  const response = await asked
  const { problems } = (await response.json()) as ScheduleRefused
  return [response.status, problems.map(({ field, fault }) => `${field}: ${fault}`)]
}
const actions = async () => {
  const { lines } = await json<{ lines: { actor: string; action: string; object: string }[] }>(
    ask('GET', '/audit?action=schedule'),
  )
  return lines.map(({ actor, action }) => `${actor} ${action}`)
}
const title = { fr: 'Après la réorganisation', en: 'After the reorganisation' }
/** Tuesday 24 November, 10:00 in Paris, is now. */
const extra = { opens: '2026-11-30T09:00', closes: '2026-12-02T18:00', title }
const round = (more: Partial<Round> = {}): Round => ({
  id: '2026-W48-0101',
  season: '2026-Q4',
  seasonStarts: '',
  state: 'open',
  k: 5,
  opens: '2026-11-23T08:00:00.000Z',
  closes: '2026-11-25T22:59:00.000Z',
  announced: '2026-11-25T22:59:00.000Z',
  grace: 600,
  manifest: 'hash',
  ...more,
})

describe('who', () => {
  it('reads it: HR, administrators and the installation’s token', async () => {
    for (const who of ['H', 'A', 'token'])
      expect((await ask('GET', '/schedule', undefined, who)).status).toBe(200)
    for (const who of ['M', 'R']) {
      const response = await ask('GET', '/schedule', undefined, who)
      expect([response.status, (await response.json()).code]).toEqual([403, 'keepers-only'])
    }
    expect((await api.ask('/api/schedule')).status).toBe(401)
  })

  it('changes it: HR and the token, and nobody else', async () => {
    await api.results.planRound(round())
    const { settings, tag } = await view()
    const changes = (who: string) => [
      put({ ...settings, holidays: 'none' }, tag, who),
      ask('POST', '/rounds/extra', extra, who),
      ask('DELETE', '/rounds/extra/extra-1', undefined, who),
      ask('POST', '/rounds/2026-W48-0101/close', {}, who),
      ask('POST', '/rounds/2026-W48-0101/cancel', {}, who),
    ]
    for (const who of ['A', 'M', 'R'])
      for (const response of await Promise.all(changes(who)))
        expect([response.status, (await response.json()).code]).toEqual([403, 'hr-only'])
    expect(await stored()).toMatchObject({ version: 0, extras: [] })
    expect(await getOrder(api.runtime.table('commons'), '2026-W48-0101')).toBeNull()
    expect(await actions()).toEqual([])
    for (const response of await Promise.all(changes('token'))) expect(response.status).toBeLessThan(300)
    expect(new Set(await actions())).toEqual(
      new Set([
        '#token schedule.change',
        '#token schedule.extra',
        '#token schedule.round-close',
        '#token schedule.round-cancel',
      ]),
    )
  })

  it('comes from another site changes nothing', async () => {
    const { settings, tag } = await view()
    const response = await ask('PUT', '/schedule', settings, 'H', {
      'if-match': tag,
      origin: 'https://elsewhere.test',
    })
    expect((await response.json()).code).toBe('origin-refused')
  })

  it.each([
    ['POST', '/schedule', 'GET, PUT'],
    ['GET', '/schedule/preview', 'POST'],
    ['GET', '/rounds/extra/extra-1', 'DELETE'],
    ['GET', '/rounds/2026-W48-0101/close', 'POST'],
  ])('%s %s: another method', async (method, path, allow) => {
    const response = await ask(method, path, method === 'POST' ? {} : undefined)
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
  })
})

describe('the schedule', () => {
  it('is what the installation says until somebody stores one: the next eight, and what is left out', async () => {
    const { settings, tag, stored, next, skipped, extras, open, quorum } = await view()
    expect(settings).toMatchObject({ timeZone: 'Europe/Paris', holidays: 'FR', own: [], paused: null })
    expect({ tag, stored, extras, open, quorum, skipped }).toEqual({
      tag: '"0"',
      stored: false,
      extras: [],
      open: null,
      quorum: { now: null, next: 5 },
      skipped: [],
    })
    expect(next).toHaveLength(8)
    expect(next[0]).toEqual({
      opens: '2026-11-26T08:00:00.000Z',
      reminds: '2026-11-28T08:00:00.000Z',
      closes: '2026-11-29T22:59:00.000Z',
      announces: '2026-11-30T07:00:00.000Z',
      moved: false,
      title: null,
    })
  })

  it('is stored, tidied, and is what everything else goes by', async () => {
    const { settings, tag } = await view()
    const own = [{ from: '2026-12-24', to: '2026-12-31', name: '  Fêtes ' }]
    const next = {
      ...settings,
      timeZone: 'America/New_York',
      opens: { weekday: 3, hour: 10, minute: 30 },
      own,
    }
    const response = await put(next, tag)
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"1"'])
    const after = (await response.json()) as ScheduleView
    expect(after).toEqual(await view('A'))
    expect(after.settings.own).toEqual([{ ...own[0], name: 'Fêtes' }])
    expect(after.next[0]!.opens).toBe('2026-11-25T15:30:00.000Z')
    // A Wednesday that is not closed comes before.
    expect(after.skipped).toEqual([{ week: '2026-W53', why: 'closure', name: 'Fêtes' }])
    const { rounds } = await json<{ rounds: { opens: string }[] }>(ask('GET', '/questions/plan'))
    expect(rounds.map(({ opens }) => opens)).toEqual(after.next.map(({ opens }) => opens))
    expect(await actions()).toEqual(['H schedule.change'])
    // The year begins six hours later than in Paris, and with it the season.
    api.time.now = new Date('2027-01-01T04:59:00Z')
    const season = async () =>
      (await json<{ running: { id: string } }>(ask('POST', '/season/start', {}, 'token'))).running.id
    expect(await season()).toBe('2026-Q4')
  })

  it('is previewed before it is stored, and refused as it would be', async () => {
    const { settings } = await view()
    const paused = { ...settings, paused: { until: '2026-12-05' } }
    const preview = await json<ScheduleView>(ask('POST', '/schedule/preview', paused))
    expect(preview.next[0]!.opens).toBe('2026-12-10T08:00:00.000Z')
    expect(preview.skipped).toEqual([
      { week: '2026-W48', why: 'paused' },
      { week: '2026-W49', why: 'paused' },
    ])
    const never = { ...settings, paused: { until: null } }
    expect(await json<ScheduleView>(ask('POST', '/schedule/preview', never))).toEqual({
      next: [],
      skipped: [],
    })
    expect(await faultsOf(ask('POST', '/schedule/preview', { ...settings, timeZone: 'Paris' }))).toEqual([
      422,
      ['timeZone: zone'],
    ])
    expect(await stored()).toMatchObject({ version: 0 })
  })

  it('is refused field by field, in both languages', async () => {
    const { settings, tag } = await view()
    const wrong = {
      ...settings,
      timeZone: 'Mars/Olympus',
      closes: { weekday: 5, hour: 8, minute: 0 },
      own: [{ from: '2026-12-24', to: '2026-12-23', name: 'Fêtes' }],
    }
    const response = await put(wrong, tag)
    const body = (await response.json()) as ScheduleRefused & { code: string; title: string }
    expect([response.status, body.code, body.title]).toEqual([
      422,
      'schedule-refused',
      'Rien n’a été enregistré',
    ])
    expect(body.problems.map(({ field, fault }) => `${field}: ${fault}`)).toEqual([
      'timeZone: zone',
      'closes: closes-soon',
      'reminds: reminds-outside',
      'own.0.to: backwards',
    ])
    for (const { fr, en } of body.problems) expect(fr && en && fr !== en).toBe(true)
    const own = [1, 2, 3].map((i) => ({ from: `202${5 + i}-01-01`, to: `202${5 + i}-12-31`, name: `${i}` }))
    expect(await faultsOf(put({ ...settings, own }, tag))).toEqual([422, ['own: no-round']])
    expect(await stored()).toMatchObject({ version: 0 })
  })

  it.each([
    [{}, 'timeZone'],
    [{ opens: 'Thursday' }, 'opens'],
    [{ opens: { weekday: 4, hour: 9.5, minute: 0 } }, 'opens.hour'],
    [{ holidays: 'DE' }, 'holidays'],
    [{ own: [{ from: '2026-01-01' }] }, 'own.to'],
    [{ paused: true }, 'paused'],
  ])('is of this form: %j', async (wrong, field) => {
    const { settings, tag } = await view()
    const body = Object.keys(wrong).length ? { ...settings, ...wrong } : {}
    const response = await put(body as never, tag)
    const { code, detail } = await response.json()
    expect([response.status, code]).toEqual([400, 'body-invalid'])
    expect(detail).toContain(field)
    expect(
      (await put({ ...settings, own: [{ from: '', to: '', name: 'x'.repeat(20_000) }] }, tag)).status,
    ).toBe(413)
  })
})

describe('two who change it at once', () => {
  it('the second is told both versions, and nothing of the first is lost', async () => {
    const { settings, tag } = await view('H')
    const [first, second] = [
      { ...settings, holidays: 'none' as const },
      { ...settings, paused: { until: null } },
    ]
    const both = await Promise.all([put(first, tag, 'H'), put(second, tag, 'G')])
    const lost = both.findIndex(({ status }) => status === 412)
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const [kept, refused] = lost === 0 ? [second, first] : [first, second]
    const body = (await both[lost]!.json()) as ScheduleChanged & { code: string }
    expect(body).toMatchObject({
      code: 'schedule-changed',
      current: { settings: kept, tag: '"1"' },
      yours: refused,
    })
    expect((await stored()).settings).toEqual(kept)
    // On what the other left it goes through.
    expect((await put(refused, body.current.tag)).status).toBe(200)
  })

  it('the same once more is answered as the first time, and changes nothing', async () => {
    const { settings, tag } = await view()
    const next = { ...settings, holidays: 'none' as const }
    for (let i = 0; i < 2; i++) {
      const response = await put(next, tag)
      expect([response.status, response.headers.get('etag')]).toEqual([200, '"1"'])
    }
    expect(await actions()).toEqual(['H schedule.change'])
  })

  it('a change says on what it rests', async () => {
    const { settings } = await view()
    const response = await ask('PUT', '/schedule', { ...settings, holidays: 'none' })
    expect([response.status, (await response.json()).code]).toEqual([428, 'precondition-required'])
  })

  it('an extra round and another schedule stand in nobody’s way', async () => {
    const { settings, tag } = await view()
    const all = await Promise.all([
      put({ ...settings, holidays: 'none' }, tag),
      ask('POST', '/rounds/extra', extra, 'G'),
    ])
    expect(all.map(({ status }) => status)).toEqual([200, 200])
    expect(await stored()).toMatchObject({
      version: 1,
      settings: { holidays: 'none' },
      extras: [{ opens: '2026-11-30T08:00:00.000Z' }],
    })
  })
})

describe('an extra round', () => {
  it('is planned by the clock of the organisation, shown among the next, and retried safely', async () => {
    for (let i = 0; i < 2; i++) {
      const { extras, next } = await json<ScheduleView>(ask('POST', '/rounds/extra', extra))
      expect(extras).toEqual([
        {
          id: expect.stringMatching(/^extra-[0-9a-f]{12}$/),
          opens: '2026-11-30T08:00:00.000Z',
          closes: '2026-12-02T17:00:00.000Z',
          title,
          state: 'to-come',
          cancellable: true,
        },
      ])
      expect(next.map((one) => [one.opens, one.title?.en ?? null]).slice(0, 3)).toEqual([
        ['2026-11-26T08:00:00.000Z', null],
        ['2026-11-30T08:00:00.000Z', title.en],
        ['2026-12-03T08:00:00.000Z', null],
      ])
    }
    expect(await actions()).toEqual(['H schedule.extra'])
    const { rounds } = await json<{ rounds: { opens: string }[] }>(ask('GET', '/questions/plan'))
    expect(rounds[1]!.opens).toBe('2026-11-30T08:00:00.000Z')
  })

  it('is one, of two who ask for the same moment at once', async () => {
    const other = { ...extra, opens: '2026-11-30T10:00' }
    const both = await Promise.all([
      ask('POST', '/rounds/extra', extra, 'H'),
      ask('POST', '/rounds/extra', other, 'G'),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
    expect((await stored()).extras).toHaveLength(1)
  })

  it('overlaps neither the open round nor one of the calendar, and is told which', async () => {
    await api.results.planRound(round())
    const overlapping = async (opens: string, closes: string) => {
      const response = await ask('POST', '/rounds/extra', { ...extra, opens, closes })
      const { problems } = (await response.json()) as ScheduleRefused
      return [response.status, problems.map(({ fault, en }) => `${fault}: ${en}`).join()]
    }
    const [status, open] = await overlapping('2026-11-24T20:00', '2026-11-26T08:00')
    expect([status, open]).toEqual([422, expect.stringContaining('opens on Monday 23 November at 09:00')])
    const [, calendar] = await overlapping('2026-12-02T20:00', '2026-12-04T20:00')
    expect(calendar).toContain('overlaps: ')
    expect(calendar).toContain('opens on Thursday 3 December at 09:00')
    expect(await faultsOf(ask('POST', '/rounds/extra', { ...extra, opens: '2026-11-24T09:00' }))).toEqual([
      422,
      ['opens: past'],
    ])
    expect((await stored()).extras).toEqual([])
  })

  it('is taken back while it is not about to open, also twice', async () => {
    const { extras } = await json<ScheduleView>(ask('POST', '/rounds/extra', extra))
    const path = `/rounds/extra/${extras[0]!.id}`
    api.time.now = new Date(Date.parse('2026-11-30T08:00:00Z') - 120_000)
    const late = await ask('DELETE', path)
    expect([late.status, (await late.json()).code]).toEqual([409, 'extra-begun'])
    api.time.now = new Date(api.time.now.getTime() - 1000)
    for (let i = 0; i < 2; i++) {
      const response = await ask('DELETE', path)
      expect([response.status, ((await response.json()) as ScheduleView).extras]).toEqual([200, []])
    }
    expect((await actions()).toSorted()).toEqual(['H schedule.extra', 'H schedule.extra-cancel'])
  })

  it('says what came of it', async () => {
    const { extras } = await json<ScheduleView>(ask('POST', '/rounds/extra', extra))
    const { id } = extras[0]!
    const own = round({
      id: '2026-W49-0901',
      extra: id,
      opens: extras[0]!.opens,
      closes: extras[0]!.closes,
      state: 'planned',
    })
    const { manifest: _, ...never } = own
    const state = async () => (await view()).extras[0]!.state
    await api.results.planRound(never)
    expect(await state()).toBe('to-come')
    await api.results.moveRound('planned', { ...own, state: 'open' })
    expect(await state()).toBe('open')
    expect((await ask('DELETE', `/rounds/extra/${id}`)).status).toBe(409)
    await api.results.moveRound('open', { ...own, state: 'closed' })
    expect(await state()).toBe('counting')
    await api.results.moveRound('closed', { ...own, state: 'void' })
    expect(await state()).toBe('void')
    await api.results.moveRound('void', { ...own, state: 'shredded', result: 'hash' })
    expect(await state()).toBe('published')
    await api.results.moveRound('shredded', { ...never, state: 'void' })
    expect(await state()).toBe('missed')
  })
})

describe('an order about the open round', () => {
  it('is written down for the clock; the api itself moves nothing', async () => {
    await api.results.planRound(round())
    const response = await ask('POST', '/rounds/2026-W48-0101/close', {})
    expect(response.status).toBe(202)
    expect(((await response.json()) as ScheduleView).open).toEqual({
      id: '2026-W48-0101',
      opens: '2026-11-23T08:00:00.000Z',
      closes: '2026-11-25T22:59:00.000Z',
      ordered: 'close',
    })
    expect(await api.results.getRound('2026-W48-0101')).toEqual(round())
    const granted = resultsStore(api.runtime.table('results'))
    const moves = async () => granted.moveRound('open', { ...round(), state: 'void' })
    await expect(moves()).rejects.toThrow('api may not UpdateItem')
  })

  it('to give up outweighs one to close, whichever came first', async () => {
    await api.results.planRound(round())
    for (const order of ['close', 'cancel', 'close']) await ask('POST', `/rounds/2026-W48-0101/${order}`, {})
    expect((await view()).open?.ordered).toBe('cancel')
  })

  it('is none where nothing is open', async () => {
    await api.results.planRound(round({ state: 'closed' }))
    const code = async (path: string) => (await json<{ code: string }>(ask('POST', path, {}))).code
    expect(await code('/rounds/2026-W48-0101/cancel')).toBe('round-not-running')
    expect(await code('/rounds/2026-W48-9999/cancel')).toBe('round-not-found')
    expect(await actions()).toEqual([])
  })
})

describe('the quorum', () => {
  it('is raised for the next season, never lowered, and never of a round that is open', async () => {
    const season = (path: string, body: object) => ask('POST', `/season/${path}`, body)
    await season('start', {})
    expect((await view()).quorum).toEqual({ now: 5, next: 5 })
    const open = round({ season: '2026-Q4', k: 5 })
    await api.results.planRound(open)
    expect((await season('plan', { k: 8 })).status).toBe(200)
    expect((await view()).quorum).toEqual({ now: 5, next: 8 })
    expect(await api.results.getRound(open.id)).toEqual(open)
    // While it is open, none begins.
    expect((await json<{ code: string }>(season('start', { k: 8 }))).code).toBe('season-busy')
    await api.results.moveRound('open', { ...open, state: 'shredded', result: undefined as never })
    expect((await season('start', {})).status).toBe(200)
    expect((await view()).quorum).toEqual({ now: 8, next: 8 })
    for (const path of ['plan', 'start', 'preview'])
      expect((await json<{ code: string }>(season(path, { k: 7 }))).code).toBe('quorum-lowered')
    // Nor in the next quarter, before its season has begun.
    api.time.now = new Date('2027-01-04T09:00:00Z')
    expect((await view()).quorum).toEqual({ now: null, next: 8 })
    expect((await json<{ code: string }>(season('plan', { k: 7 }))).code).toBe('quorum-lowered')
  })
})
