/** Seasons over the api: previewed, chosen, begun anew, and never while a round is under way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeasonPreview, SeasonStatus } from '#shared/insight/season-view.ts'
import type { Round } from '#shared/round/round.ts'
import { type Api, appOrigin, bearer, importing, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

/** A director with an HR partner, six managers, and teams of 9, 9, 9, 7, 4 and 3 reps. */
const sizes = [9, 9, 9, 7, 4, 3]
const csv = [
  'id,name,email,manager,level,language,role,eligible',
  'D,Dee,d@x.test,,director,en,,',
  'H,Hal,h@x.test,D,director,en,hr,no',
  ...sizes.map((_, i) => `M${i},Mo ${i},m${i}@x.test,D,field-manager,fr,,`),
  ...sizes.flatMap((size, i) =>
    Array.from({ length: size }, (_, j) => `R${i}${j},Ray ${i}${j},r${i}${j}@x.test,M${i},rep,fr,,`),
  ),
]

let api: Api
beforeAll(async () => {
  api = await startApi({ TIME_ZONE: 'Europe/Paris', QUORUM_K: '5' })
  await api.ask('/api/directory/import?version=0', importing(csv.join('\n')))
}, 20_000)
afterAll(() => api?.close())

const post = (path: string, body: object, headers: Record<string, string> = bearer) =>
  api.ask(`/api/season${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const json = async <T>(asked: Promise<Response>) => (await asked).json() as Promise<T>
const as = async (id: string) => ({ cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin })
const status = () => json<SeasonStatus>(api.ask('/api/season', { headers: bearer }))

describe('a season', () => {
  it('is previewed before it starts: what is shown, merged and hidden, and why', async () => {
    const { plan, alternatives } = await json<SeasonPreview>(post('/preview', {}, await as('H')))
    expect(plan).toMatchObject({ k: 5, expected: 5, order: 'units', eligible: 48 })
    expect(plan.merges).toMatchObject([
      { reason: 'siblings', eligible: 7, teams: { fr: 'Équipe de Mo 4 + Équipe de Mo 5' } },
      { reason: 'team', eligible: 7 },
    ])
    const verdict = (id: string) => {
      const { shown, why } = plan.groups.find((group) => group.id === id)!
      return { shown, why }
    }
    expect(verdict('team:M0')).toEqual({ shown: true, why: null })
    // 7 people at the usual response of 70 %.
    expect(verdict('team:M3')).toEqual({ shown: false, why: 'few' })
    expect(verdict('team:M4+M5')).toEqual({ shown: false, why: 'few' })
    expect(alternatives.map(({ k, order }) => [k, order])).toEqual([
      [5, 'teams'],
      [6, 'units'],
      [6, 'teams'],
      [7, 'units'],
      [7, 'teams'],
    ])
    const teams = (k: number) => alternatives.find((other) => other.k === k)!.shown.team!.shown
    expect(teams(7)).toBeLessThan(plan.shown.team!.shown)
    const from7 = await json<SeasonPreview>(post('/preview', { k: 7 }))
    expect(from7.alternatives.map(({ k, expected, order }) => [k, expected, order])).toEqual([
      [5, 5, 'units'],
      [5, 5, 'teams'],
      [6, 6, 'units'],
      [6, 6, 'teams'],
      [7, 7, 'teams'],
    ])
    const from8 = await json<SeasonPreview>(post('/preview', { expected: 8 }))
    expect(new Set(from8.alternatives.map(({ expected }) => expected))).toEqual(new Set([8]))
    expect(await status()).toMatchObject({ running: null, history: [] })
  })

  it('starts as chosen, is listed, and can be ended for another', async () => {
    const begun = await json<SeasonStatus>(post('/start', { order: 'teams' }))
    expect(begun.running).toMatchObject({ id: '2026-Q4', k: 5, order: 'teams', newcomers: 0 })
    api.time.now = new Date('2026-11-25T09:00:00Z')
    const again = await json<SeasonStatus>(post('/start', { k: 6 }, await as('H')))
    expect(again.running).toMatchObject({ id: '2026-Q4.2', k: 6, expected: 6, order: 'teams' })
    expect(again.history).toEqual([
      { id: '2026-Q4', starts: '2026-11-24T09:00:00.000Z', ended: '2026-11-25T09:00:00.000Z' },
      { id: '2026-Q4.2', starts: '2026-11-25T09:00:00.000Z', ended: null },
    ])
  })

  it('counts who comes after it began as newcomers', async () => {
    api.time.now = new Date('2026-11-25T10:00:00Z')
    const more = [...csv, 'N1,Nan,n1@x.test,M0,rep,fr,,', 'N2,Ned,n2@x.test,M1,rep,fr,,']
    expect((await api.ask('/api/directory/import?version=1', importing(more.join('\n')))).status).toBe(200)
    expect((await status()).running).toMatchObject({ newcomers: 2, eligible: 48 })
  })

  it('never lowers the quorum', async () => {
    const refused = await post('/start', { k: 5 })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: 'quorum-lowered',
      detail: expect.stringContaining('is 6'),
    })
    expect((await post('/plan', { k: 4 })).status).toBe(400)
  })

  it('takes what the next is to be, and keeps it', async () => {
    const { next } = await json<SeasonStatus>(post('/plan', { k: 7, order: 'units' }))
    expect(next).toEqual({ k: 7, expected: 7, order: 'units' })
    expect((await status()).next).toEqual(next)
  })

  it('is HR’s to set up', async () => {
    expect((await post('/start', {}, await as('M0'))).status).toBe(403)
    expect((await api.ask('/api/season', { headers: await as('R00') })).status).toBe(403)
    expect((await api.ask('/api/season')).status).toBe(401)
  })

  it('does not begin while a round is open', async () => {
    const round: Round = {
      id: '2026-W48-aaaa',
      season: '2026-Q4.2',
      seasonStarts: '',
      state: 'open',
      k: 6,
      opens: '2026-11-26T08:00:00.000Z',
      closes: '2026-11-29T22:59:00.000Z',
      announced: '2026-11-29T22:59:00.000Z',
      grace: 600,
    }
    await api.results.planRound(round)
    const refused = await post('/start', {})
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'season-busy' })
    expect((await status()).running).toMatchObject({ id: '2026-Q4.2' })
  })
})
