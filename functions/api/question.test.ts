/** The question bank over the api: HR's alone, changed on the version that was read, refused field by field, retried safely. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtIn } from '#shared/questions/bank.ts'
import type { BankView, PlanView } from '#shared/questions/bank-view.ts'
import { questionsFor, weekNumber } from '#shared/questions/rotation.ts'
import { changeBank, getBank } from '../platform/questions.ts'
import { type Api, appOrigin, importing, organisationOf, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['A', '', 'director', 'administrator'],
  ['H', 'A', 'director', 'hr'],
  ['M', 'A', 'field-manager', ''],
  ['R', 'M', 'rep', ''],
])

let api: Api
beforeAll(async () => {
  api = await startApi({ TIME_ZONE: 'Europe/Paris', HOLIDAYS: 'FR' })
  await api.ask('/api/directory/import?version=0', importing(csv))
}, 20_000)
afterAll(() => api?.close())

beforeEach(() => changeBank(api.runtime.table('commons'), () => ({ ...builtIn })))

const as = async (id: string) => ({ cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin })
const get = async (path: string, who = 'H') => api.ask(`/api${path}`, { headers: await as(who) })
const put = async (path: string, body: unknown, rests: Record<string, string>, who = 'H') =>
  api.ask(`/api${path}`, {
    method: 'PUT',
    headers: { ...(await as(who)), ...rests, 'content-type': 'application/json', 'accept-language': 'fr' },
    body: JSON.stringify(body),
  })
const bank = async () => (await (await get('/questions')).json()) as BankView
const stored = () => getBank(api.runtime.table('commons'))
const questionIn = ({ questions }: BankView, id: string) => questions.find((one) => one.id === id)!
const fresh = { 'if-none-match': '*' }
const on = (tag: string) => ({ 'if-match': tag })
const text = { fr: 'Je sais pourquoi.', en: 'I know why.' }
const reworded = { driver: 'top-down', text, retired: false }
const clients = { name: { fr: 'Écoute des clients', en: 'Customer focus' } }

describe('who is refused', () => {
  it.each([
    ['GET', '/questions'],
    ['PUT', '/questions/TOP1'],
    ['PUT', '/drivers/clients'],
  ])('%s %s: everybody but HR', async (method, path) => {
    for (const who of ['A', 'M', 'R']) {
      const response = method === 'GET' ? await get(path, who) : await put(path, bodyOf(path), on('*'), who)
      expect([who, response.status, (await response.json()).code]).toEqual([who, 403, 'hr-only'])
    }
    const nobody = await api.ask(`/api${path}`, {
      method,
      headers: { origin: appOrigin, 'content-type': 'application/json', ...on('*') },
      ...(method === 'PUT' && { body: JSON.stringify(bodyOf(path)) }),
    })
    expect(nobody.status).toBe(401)
    expect(await stored()).toEqual(builtIn)
  })

  it('a change that comes from another site', async () => {
    const response = await api.ask('/api/questions/TOP1', {
      method: 'PUT',
      headers: { ...(await as('H')), origin: 'https://elsewhere.test', ...on('"1"') },
      body: JSON.stringify(reworded),
    })
    expect((await response.json()).code).toBe('origin-refused')
    expect(await stored()).toEqual(builtIn)
  })

  it.each([
    [{ text, retired: false }, 'driver'],
    [{ driver: 'top-down', text: { fr: 'Seul' }, retired: false }, 'text.en'],
    [{ driver: 'top-down', text, retired: 'yes' }, 'retired'],
    [[], 'driver'],
  ])('a body of another form: %j', async (body, field) => {
    const response = await put('/questions/TOP1', body, on('"1"'))
    const { code, detail } = await response.json()
    expect([response.status, code]).toEqual([400, 'body-invalid'])
    expect(detail).toContain(field)
  })

  it('what is too large, and other methods', async () => {
    const long = { ...reworded, text: { fr: 'x'.repeat(5000), en: 'x' } }
    expect((await put('/questions/TOP1', long, on('"1"'))).status).toBe(413)
    const response = await api.ask('/api/questions/TOP1', {
      method: 'DELETE',
      headers: await as('H'),
    })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT'])
  })
})

const bodyOf = (path: string) => (path.startsWith('/drivers') ? clients : reworded)

describe('the bank', () => {
  it('is the built-in one until somebody changes it', async () => {
    const { drivers, questions } = await bank()
    expect(drivers).toEqual([])
    expect(questions).toEqual(builtIn.questions.map((question) => ({ ...question, tag: '"1"' })))
  })

  it('is worded anew under the same id, tidied, in the next version', async () => {
    const untidy = { ...reworded, text: { fr: ' Je sais\n pourquoi. ', en: 'I know  why.' } }
    const response = await put('/questions/TOP1', untidy, on('"1"'))
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"2"'])
    expect(questionIn(await response.json(), 'TOP1')).toMatchObject({ text, version: 2, tag: '"2"' })
    expect(questionIn(await bank(), 'TOP1')).toMatchObject({ text, version: 2 })
  })

  it('takes a driver, its question and a mirror', async () => {
    expect((await put('/drivers/clients', clients, fresh)).status).toBe(200)
    const asked = { driver: 'clients', text, retired: false }
    expect((await put('/questions/CLI1', asked, fresh)).status).toBe(200)
    const last = await put('/questions/CLI1M', asked, fresh)
    const view = (await last.json()) as BankView
    expect(view.drivers).toEqual([{ id: 'clients', ...clients, version: 1, tag: '"1"' }])
    expect(questionIn(view, 'CLI1')).toMatchObject({ asked: 'all', driver: 'clients' })
    expect(questionIn(view, 'CLI1M')).toMatchObject({ asked: 'managers' })
    // What people read is called by its name, whoever they are.
    const { drivers } = await (await get('/me', 'R')).json()
    expect(drivers).toEqual({ clients: clients.name })
  })

  it('keeps what is retired, and gives it back', async () => {
    const { text } = builtIn.questions.find(({ id }) => id === 'TOP1')!
    await put('/questions/TOP1', { driver: 'top-down', text, retired: true }, on('"1"'))
    const view = await bank()
    expect(questionIn(view, 'TOP1')).toMatchObject({ text, version: 1, retired: true, tag: '"1-retired"' })
    expect(questionIn(view, 'TOP1M').retired).toBe(true)
    const back = await put('/questions/TOP1', { driver: 'top-down', text, retired: false }, on('"1-retired"'))
    expect(questionIn(await back.json(), 'TOP1')).not.toHaveProperty('retired')
  })
})

describe('two at once', () => {
  it('the second is told both versions, in its language, and overwrites nothing', async () => {
    const theirs = { ...reworded, text: { fr: 'Le leur.', en: 'Theirs.' } }
    await put('/questions/TOP1', theirs, on('"1"'))
    const response = await put('/questions/TOP1', reworded, on('"1"'))
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      code: 'bank-changed',
      title: 'Modifié entre-temps',
      current: { id: 'TOP1', text: theirs.text, version: 2, tag: '"2"' },
      yours: reworded,
    })
    expect(questionIn(await bank(), 'TOP1').text).toEqual(theirs.text)
    // On what they left, it goes through.
    expect((await put('/questions/TOP1', reworded, on('"2"'))).status).toBe(200)
  })

  it('of different questions neither stands in the other’s way, not even in the same moment', async () => {
    const ids = builtIn.questions.filter(({ driver }) => driver === 'top-down').map(({ id }) => id)
    const all = await Promise.all(ids.map((id) => put(`/questions/${id}`, reworded, on('"1"'))))
    expect(all.map(({ status }) => status)).toEqual(ids.map(() => 200))
    const view = await bank()
    for (const id of ids) expect(questionIn(view, id)).toMatchObject({ text, version: 2 })
  })

  it('of one new id the second is refused, and told what is there', async () => {
    await put('/questions/TOP3', reworded, fresh)
    const other = { ...reworded, text: { fr: 'Autre.', en: 'Other.' } }
    const response = await put('/questions/TOP3', other, fresh)
    expect(response.status).toBe(409)
    expect((await response.json()).current).toMatchObject({ id: 'TOP3', text })
    const gone = await put('/questions/TOP4', reworded, on('"1"'))
    expect([gone.status, (await gone.json()).current]).toEqual([409, null])
  })

  it('a name is lost to nobody either', async () => {
    await put('/drivers/clients', clients, fresh)
    const other = { name: { fr: 'Clients', en: 'Customers' } }
    await put('/drivers/clients', other, on('"1"'))
    const response = await put('/drivers/clients', { name: { fr: 'X', en: 'Y' } }, on('"1"'))
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ current: other, yours: { name: { fr: 'X', en: 'Y' } } })
  })

  it('the same request once more is answered like the first, and changes nothing more', async () => {
    for (let i = 0; i < 2; i++) {
      const response = await put('/questions/TOP1', reworded, on('"1"'))
      expect([response.status, response.headers.get('etag')]).toEqual([200, '"2"'])
      const added = await put('/questions/TOP3', reworded, fresh)
      expect([added.status, added.headers.get('etag')]).toEqual([200, '"1"'])
    }
    expect((await bank()).questions).toHaveLength(builtIn.questions.length + 1)
  })

  it('without a version nothing is changed; one that compression weakened is the same', async () => {
    const response = await put('/questions/TOP1', reworded, {})
    expect([response.status, (await response.json()).code]).toEqual([428, 'precondition-required'])
    expect(await stored()).toEqual(builtIn)
    expect((await put('/questions/TOP1', reworded, on('W/"1"'))).status).toBe(200)
  })
})

describe('what does not fit', () => {
  it('is told by field, in both languages, and nothing is saved', async () => {
    const response = await put(
      '/questions/TOP1',
      { ...reworded, text: { fr: ' ', en: 'e'.repeat(161) } },
      on('"1"'),
    )
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'bank-refused',
      problems: [
        { field: 'text.fr', fault: 'empty', fr: 'Remplissez ce champ.', en: 'Fill in this field.' },
        {
          field: 'text.en',
          fault: 'too-long',
          fr: 'C’est trop long\u202f: 160 caractères au plus.',
          en: 'This is too long: 160 characters at most.',
        },
      ],
    })
    expect(await stored()).toEqual(builtIn)
  })

  it('may be an id or a driver', async () => {
    const faults = async (path: string, body: unknown) =>
      (await (await put(path, body, fresh)).json()).problems.map(({ field, fault }: never) => [field, fault])
    expect(await faults('/questions/__proto__', reworded)).toEqual([['id', 'form']])
    expect(await faults('/questions/NEW1', { ...reworded, driver: 'new' })).toEqual([
      ['driver', 'unknown-driver'],
    ])
    expect(await faults('/drivers/constructor', clients)).toEqual([['id', 'form']])
    expect(await faults('/drivers/mood', { name: { fr: 'Moral', en: 'Mood' } })).toEqual([
      ['name.fr', 'taken'],
    ])
  })

  it('and no word of it reaches the log', async () => {
    await put('/questions/TOP1', { ...reworded, text: { fr: 'Confidentiel', en: '' } }, on('"1"'))
    expect(api.logged.join()).not.toContain('Confidentiel')
  })
})

describe('the plan', () => {
  it('tells everybody what the next eight rounds ask, as the bank stands', async () => {
    const plan = async (who: string) => (await (await get('/questions/plan', who)).json()) as PlanView
    const before = await plan('R')
    expect(before.rounds.map(({ opens }) => opens)).toEqual([
      '2026-11-26T08:00:00.000Z',
      '2026-12-03T08:00:00.000Z',
      '2026-12-10T08:00:00.000Z',
      '2026-12-17T08:00:00.000Z',
      '2026-12-24T08:00:00.000Z',
      '2026-12-31T08:00:00.000Z',
      '2027-01-07T08:00:00.000Z',
      '2027-01-14T08:00:00.000Z',
    ])
    for (const { opens, questions } of before.rounds)
      expect(questions.map(({ id }) => id)).toEqual(questionsFor(weekNumber(opens)).map(({ id }) => id))
    await put('/drivers/clients', clients, fresh)
    await put('/questions/CLI1', { driver: 'clients', text, retired: false }, fresh)
    const after = await plan('H')
    expect(after.rounds.flatMap(({ questions }) => questions)).toContainEqual({
      id: 'CLI1',
      driver: 'clients',
      asked: 'all',
      text,
    })
  })

  it('begins with the round that is planned', async () => {
    const opens = '2026-11-27T12:00:00.000Z'
    const closes = '2026-11-29T22:59:00.000Z'
    const round = {
      id: '2026-W48-0000',
      season: '2026-Q4',
      seasonStarts: '',
      state: 'planned',
      k: 5,
      grace: 600,
    }
    await api.results.planRound({ ...round, opens, closes, announced: closes } as never)
    const { rounds } = (await (await get('/questions/plan')).json()) as PlanView
    expect(rounds.slice(0, 2).map((one) => one.opens)).toEqual([opens, '2026-12-03T08:00:00.000Z'])
    expect(rounds).toHaveLength(8)
  })

  it('is for nobody who is not signed in', async () => {
    expect((await api.ask('/api/questions/plan')).status).toBe(401)
  })
})
