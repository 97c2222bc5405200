/** One published round, three ways out: the page's view, the files and the exact bytes hold the same numbers for each role. */

import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedView } from '#shared/insight/published-view.ts'
import type { PublishedView } from '#shared/insight/view.ts'
import { namedLevels } from '#shared/language/levels.ts'
import type { PublishedRound, Result } from '#shared/published/published.ts'
import { cellOfSeat, type Manifest } from '#shared/round/manifest.ts'
import { type Round, tallyStarts } from '#shared/round/round.ts'
import { envelopes, putPerson, putSaying } from './ballots.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { askAs } from './signed-in.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

/** A name that a spreadsheet would run. */
const formula = '=1+1'
const sizes = [14, 16, 15, 9]
const teamNames = ['Team 1', formula, 'Team 3', 'Team 4']
/** What each may open of this organisation; null is everything. */
const readers: [who: string, groups: string[] | null][] = [
  ['hr', null],
  ['d', ['organisation', 'team:d', 'team:m1', 'team:m2', 'team:m3', 'team:m4', 'level:field-manager']],
  ['m1', ['organisation', 'team:d', 'team:m1', 'level:field-manager', 'level:rep']],
  ['m1r1', ['organisation', 'team:m1']],
  ['m4r9', ['organisation', 'team:m4']],
]

let week: Week
let round: Round
let manifest: Manifest
let published: PublishedRound

beforeAll(async () => {
  week = await startWeek()
  // A week that asks the question from 0 to 10.
  week.at('2026-12-07T08:00:00Z')
  const organisation = smallOrganisation(sizes)
  const members = organisation.members.map((one) => (one.id === 'm2' ? { ...one, team: formula } : one))
  const keeper = { ...members[1]!, id: 'keeper', name: 'Keeper', email: 'keeper@example.org' }
  await week.people({ ...organisation, members: [...members, { ...keeper, role: 'administrator' }] })
  round = await week.open()
  manifest = (await week.rounds.getManifest(round))!
  const box = await envelopes(week, round, manifest)
  // The last team votes too little to be shown.
  for (const [team, size] of sizes.entries()) {
    const cell = cellOfSeat(manifest, { team: `m${team + 1}`, level: 'rep' })!.id
    for (let rep = 0; rep < (team === 3 ? 4 : size); rep++) {
      const answer = ((rep + team) % 5) + 1
      await putPerson(box, cell, answer as 1, ((rep * 3 + team) % 11) as 0)
    }
  }
  const top = cellOfSeat(manifest, { team: 'd', level: 'field-manager' })!.id
  for (const answer of [3, 4, 4, 5, 2] as const) await putPerson(box, top, answer, 9)
  // Out of its scale: such a ballot is spoiled, whatever else it says.
  const asked = manifest.questions.filter((question) => question.asked === 'all')
  for (const [scale, wrong] of [
    [undefined, 8],
    ['0-10', 11],
  ] as const) {
    const first = asked.find((question) => question.scale === scale)!.id
    const saying = Object.fromEntries(asked.map(({ id }) => [id, id === first ? wrong : 3]))
    await putSaying(box, top, saying)
  }
  week.at(round.closes)
  await week.clock()
  week.at(tallyStarts(round))
  await week.tally()
  round = (await week.rounds.getRound(round.id))!
  published = (await week.rounds.getPublished(round))!
}, 60_000)
afterAll(() => week?.close())

const path = (query: string) => `/api/rounds/${round.id}/export?${query}`
const viewOf = async (who: string) =>
  (await (await askAs(week, who, `/api/rounds/${round.id}`)).json()) as PublishedView
const csvOf = async (who: string, language: 'fr' | 'en') => {
  const response = await askAs(week, who, path(`format=csv&language=${language}`))
  return Buffer.from(await response.arrayBuffer()).toString('utf8')
}
const tableOf = (csv: string, delimiter: string) =>
  parse(csv, { bom: true, columns: true, delimiter }) as Record<string, string>[]
const sheetsOf = async (who: string) =>
  readXlsxFile(Buffer.from(await (await askAs(week, who, path('format=xlsx&language=en'))).arrayBuffer()))

/** A result as the English file must say it, spelled out here a second time. */
function said(result: Result, k: number): Record<string, string> {
  const none = { 'Answers (band)': '', 'Score (0 to 100)': '', Bound: '', 'Answers 1–2 (%)': '' }
  if ('hidden' in result) {
    const few = `Hidden: fewer than ${k} answers this week.`
    return {
      ...none,
      'Hidden (code)': result.hidden,
      'Hidden (reason)': result.hidden === 'few' ? few : expect.stringMatching(/^Hidden/),
    }
  }
  const [low = '', mid = '', high = ''] = result.distribution ?? []
  return {
    'Answers (band)': result.answers.replace('-', '–'),
    'Score (0 to 100)': String(result.score),
    Bound: result.clip ?? '',
    'Answers 1–2 (%)': String(low),
    'Answers 3 (%)': String(mid),
    'Answers 4–5 (%)': String(high),
    'Would rather not say': result.skips ?? '',
    Agreement: result.agreement ?? '',
    'Hidden (code)': '',
    'Hidden (reason)': '',
  }
}

describe('the round', () => {
  it('shows and hides, has its eNPS, and spoils what is out of scale', () => {
    const results = published.groups.flatMap((group) => Object.values(group.results))
    expect(results.some((result) => 'hidden' in result)).toBe(true)
    expect(results.some((result) => 'score' in result)).toBe(true)
    expect(published.organisation.spoiled).toBe('some')
    // Of 54 ratings, by hand: (i·3 + team) mod 11 over 14, 16, 15 and 4 people, and five times 9.
    const ratings = [14, 16, 15, 4].flatMap((size, team) =>
      Array.from({ length: size }, (_, i) => (i * 3 + team) % 11),
    )
    const all = [...ratings, 9, 9, 9, 9, 9]
    const exact =
      (100 * (all.filter((one) => one >= 9).length - all.filter((one) => one <= 6).length)) / all.length
    expect(all).toHaveLength(54)
    expect(published.organisation.enps).toBe(Math.floor(exact / 5 + 0.5) * 5)
    expect(published.questions.map(({ id }) => id)).not.toContain('REC')
    expect(JSON.stringify(published.groups)).not.toContain('REC')
  })
})

describe.each(readers)('what %s may see', (who, allowed) => {
  const ids = () => allowed ?? published.groups.map(({ id }) => id)
  const mine = () => published.groups.filter(({ id }) => ids().includes(id))

  it('is on the screen what was published, and nothing else goes into it', async () => {
    const view = await viewOf(who)
    expect(view.groups.map(({ id, results }) => [id, results])).toEqual(
      mine().map(({ id, results }) => [id, results]),
    )
    // Made again from the published bytes, names and texts alone, it is the same to the last field.
    const again = publishedView({
      round: view.round,
      published: JSON.parse(JSON.stringify(published)),
      texts: Object.fromEntries(manifest.questions.map(({ id, text }) => [id, text])),
      teams: [
        { id: 'd', name: { fr: 'Équipe de Name d', en: 'Name d’s team' }, parent: null },
        ...teamNames.map((name, i) => ({ id: `m${i + 1}`, name: { fr: name, en: name }, parent: 'd' })),
      ],
      levels: namedLevels(['director', 'field-manager', 'rep']),
      rated: 'REC',
      visible: ({ id }) => ids().includes(id),
    })
    expect(view).toEqual(JSON.parse(JSON.stringify(again)))
  })

  it('is in the CSV, number for number, with a reason wherever there is none', async () => {
    const rows = tableOf(await csvOf(who, 'en'), ',')
    const results = rows.filter((row) => row['Question id'] !== 'REC')
    expect(results.map((row) => [row['Group id'], row['Question id']])).toEqual(
      mine().flatMap(({ id }) => published.questions.map((question) => [id, question.id])),
    )
    for (const row of results) {
      const group = published.groups.find(({ id }) => id === row['Group id'])!
      expect(row).toMatchObject(said(group.results[row['Question id']!]!, published.k))
      expect(row).toMatchObject({ 'Round id': round.id, 'Quorum (k)': '5', Season: round.season })
    }
    const rated = rows.filter((row) => row['Question id'] === 'REC')
    expect(rated.map((row) => [row['Group id'], row['eNPS (−100 to 100)'], row['Score (0 to 100)']])).toEqual(
      [['organisation', String(published.organisation.enps), '']],
    )
  })

  it('is in the XLSX the same, after a sheet that says what is hidden and why', async () => {
    const [about, sheet] = await sheetsOf(who)
    const [columns, ...rows] = sheet!.data
    const csv = tableOf(await csvOf(who, 'en'), ',')
    expect(columns).toEqual(Object.keys(csv[0]!))
    expect(rows.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(
      csv.map((row) => Object.values(row).map((text) => text.replace(/^'/, ''))),
    )
    const lines = new Map(about!.data.map(([label, value]) => [String(label), value]))
    const hidden = mine()
      .flatMap(({ results }) => Object.values(results))
      .flatMap((result) => ('hidden' in result ? [result.hidden] : []))
    expect(lines.get('Results hidden')).toBe(hidden.length)
    expect(lines.get('Quorum (k)')).toBe(5)
    expect(lines.get('Round id')).toBe(round.id)
    const few = hidden.filter((reason) => reason === 'few').length
    expect(lines.get('Hidden: fewer than 5 answers this week.')).toBe(few || undefined)
  })

  it('is in the JSON the same, and names no cell beyond their own teams and units', async () => {
    const response = await askAs(week, who, path('format=json'))
    const text = await response.text()
    const file = JSON.parse(text) as PublishedRound
    expect(file.groups.map(({ id, results }) => [id, results])).toEqual(
      mine().map(({ id, results }) => [id, results]),
    )
    expect(file.organisation).toEqual(published.organisation)
    if (who === 'hr') return expect(text).toBe(JSON.stringify(published))
    const own = mine().filter(({ kind }) => kind === 'team' || kind === 'unit')
    const known = new Set(own.flatMap(({ cells }) => cells))
    expect(new Set(file.cells.map(({ id }) => id))).toEqual(known)
    for (const { cells } of file.groups) for (const id of cells) expect(known).toContain(id)
  })

  it('names nobody else, in no format', async () => {
    const foreign = teamNames.filter((_, i) => allowed && !ids().some((id) => id.includes(`m${i + 1}`)))
    const all = [
      JSON.stringify(await viewOf(who)),
      await csvOf(who, 'fr'),
      JSON.stringify(await sheetsOf(who)),
      await (await askAs(week, who, path('format=json'))).text(),
    ]
    for (const text of all) for (const name of foreign) expect(text).not.toContain(name)
    const teams = [1, 2, 3, 4].filter((i) => allowed && !ids().some((id) => id.includes(`m${i}`)))
    for (const text of all) for (const i of teams) expect(text).not.toMatch(new RegExp(`\\bm${i}\\b`))
  })
})

describe('a file', () => {
  it('opens in French Excel: byte order mark, semicolons, CRLF, words in French, no formula', async () => {
    const csv = await csvOf('hr', 'fr')
    expect(csv.startsWith('\uFEFF"Semaine (identifiant)";"Semaine";')).toBe(true)
    expect(csv.split('\r\n').at(-1)).toBe('')
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n')
    expect(csv).toContain(`"'${formula}"`)
    expect(csv).not.toContain(`"${formula}`)
    const rows = tableOf(csv, ';')
    expect(rows.map((row) => row['Masqué (raison)'])).toContain(
      'Masqué\u202f: moins de 5 réponses cette semaine.',
    )
    // A band with a hyphen would become a date.
    for (const row of rows) expect(row['Réponses (tranche)']).not.toContain('-')
  })

  it('is a workbook whose names are texts: one that begins as a formula is read back as it was written', async () => {
    const cells = (await sheetsOf('hr')).flatMap(({ data }) => data.flat())
    expect(cells).toContain(formula)
  })

  it('has its name, its type, and is not cached', async () => {
    const types = {
      csv: 'text/csv; charset=utf-8',
      json: 'application/json; charset=utf-8',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
    for (const [format, type] of Object.entries(types)) {
      const { status, headers } = await askAs(week, 'm1r1', path(`format=${format}`))
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe(type)
      expect(headers.get('content-disposition')).toBe(`attachment; filename="quorum-${round.id}.${format}"`)
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('is in the member’s language unless the address names one', async () => {
    const response = await askAs(week, 'm1r1', path('format=csv'))
    expect(await response.text()).toContain('Semaine')
  })

  it('is refused to an administrator, to nobody signed in, and in a format that does not exist', async () => {
    const refused = await askAs(week, 'keeper', path('format=json'))
    expect(await refused.json()).toMatchObject({ status: 403, code: 'results-not-for-administrators' })
    expect((await askAs(week, 'somebody', path('format=csv'))).status).toBe(401)
    for (const query of ['', 'format=pdf', 'format=toString', 'format=csv&language=de'])
      expect(await (await askAs(week, 'm1', path(query))).json()).toMatchObject({ code: 'query-invalid' })
    const none = await askAs(week, 'hr', '/api/rounds/2020-W01-0000/export?format=csv')
    expect(await none.json()).toMatchObject({ code: 'round-not-found' })
  })
})

describe('eNPS on the page', () => {
  it('comes with the question that was asked, and in the organisation’s trend alone', async () => {
    const { rated, organisation } = await viewOf('m1r1')
    expect(rated).toEqual({ id: 'REC', text: manifest.questions.find(({ id }) => id === 'REC')!.text })
    expect(organisation.enps).toBe(published.organisation.enps)
    const trendOf = async (group: string) =>
      (await (await askAs(week, 'm1r1', `/api/groups/${group}/trend`)).json()) as {
        weeks: { enps?: number | null }[]
      }
    expect((await trendOf('organisation')).weeks.map(({ enps }) => enps)).toEqual([
      published.organisation.enps,
    ])
    for (const one of (await trendOf('team:m1')).weeks) expect(one).not.toHaveProperty('enps')
  })
})
