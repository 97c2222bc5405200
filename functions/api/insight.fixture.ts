/** A small organisation with twelve published weeks, for tests of what is told of them over the api. */
import { structureOf } from '#shared/org/structure.ts'
import type {
  GroupKind,
  Participation,
  PublishedGroup,
  PublishedRound,
  ShownResult,
} from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { type Api, importing, organisationOf, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const people = [
  ['D1', '', 'director', 'hr'],
  ['X1', 'D1', 'director', 'administrator'],
  ['A1', 'D1', 'area-manager', ''],
  ['A2', 'D1', 'area-manager', ''],
  ['F1', 'A1', 'field-manager', ''],
  ['F3', 'A1', 'field-manager', ''],
  ['F2', 'A2', 'field-manager', ''],
  ['R1', 'F1', 'rep', ''],
  ['R2', 'F2', 'rep', ''],
  ['R3', 'F3', 'rep', ''],
] as const
export const { organisation, csv } = organisationOf(people)

const questions = [
  { id: 'TOP1', driver: 'top-down', asked: 'all' as const },
  { id: 'BOT1', driver: 'bottom-up', asked: 'all' as const },
  { id: 'TOP1M', driver: 'top-down', asked: 'managers' as const },
]
const shown = (score: number): ShownResult => ({
  answers: '20-49',
  score,
  clip: null,
  distribution: null,
  skips: null,
  agreement: null,
})

/** Twelve weeks in two seasons; with the second F1 and F3 become one team, and in its last two fewer of F2 take part. */
const weeks = Array.from({ length: 12 }, (_, i) => 36 + i)
const seasonOf = (week: number) => (week < 40 ? '2026-Q3' : '2026-Q4')
export const idOf = (week: number) => `2026-W${week}-aaaa`
export const last = idOf(47)

function groupsOf(week: number): PublishedGroup[] {
  const merged = week >= 40
  const gone: Participation = week >= 46 ? 'under-half' : 'most'
  const kinds: [string, GroupKind, string[]][] = [
    ['organisation', 'organisation', ['c1', 'c2', 'c3']],
    ['unit:A1', 'unit', ['c1', 'c3']],
    ...(merged
      ? [['team:F1+F3', 'team', ['c1', 'c3']] as [string, GroupKind, string[]]]
      : ([
          ['team:F1', 'team', ['c1']],
          ['team:F3', 'team', ['c3']],
        ] as [string, GroupKind, string[]][])),
    ['team:F2', 'team', ['c2']],
    ['level:field-manager', 'level', []],
    ['level:rep', 'level', ['c1', 'c2', 'c3']],
  ]
  return kinds.map(([id, kind, cells]) => ({
    id,
    kind,
    family: kind === 'level' ? 'L' : 'T',
    parent: kind === 'organisation' ? null : 'organisation',
    cells,
    participation: id === 'team:F2' ? gone : 'most',
    results: {
      TOP1: shown(60),
      BOT1: shown(id === 'team:F2' && week >= 46 ? 20 : 56),
      TOP1M: id === 'level:field-manager' ? shown(80) : { hidden: 'few' },
    },
  }))
}

const publishedOf = (week: number): PublishedRound => ({
  version: 1,
  round: idOf(week),
  season: seasonOf(week),
  k: 5,
  questions,
  cells: ['F1', 'F2', 'F3'].map((team, i) => ({
    id: `c${i + 1}`,
    teams: [team],
    levels: ['rep'],
    eligible: 24,
  })),
  groups: groupsOf(week),
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
})

const resultOf = (week: number) => `result-${week}`

const roundOf = (week: number): Round => ({
  id: idOf(week),
  season: seasonOf(week),
  seasonStarts: '',
  state: 'shredded',
  k: 5,
  opens: '2026-11-19T08:00:00.000Z',
  closes: '2026-11-22T22:59:00.000Z',
  announced: '2026-11-22T22:59:00.000Z',
  grace: 600,
  result: resultOf(week),
})

export interface Published {
  api: Api
  get(who: string | null, path: string): Promise<Response>
  // biome-ignore lint/suspicious/noExplicitAny: what it answers is what the tests look at
  json(who: string | null, path: string): Promise<any>
}

/** The api with all of it stored; week 48 is open. */
export async function startPublished(): Promise<Published> {
  const api = await startApi()
  const imported = await api.ask('/api/directory/import?version=0&since=2026-01-01', importing(csv))
  if (imported.status !== 200) throw new Error(await imported.text())
  for (const id of ['2026-Q3', '2026-Q4'])
    await api.results.putSeason(
      {
        id,
        k: 5,
        expected: 5,
        order: 'units',
        starts: `${id}`,
        structure: structureOf(organisation),
        cells: [],
        permitted: [],
        tooFew: [],
      },
      'hash',
    )
  for (const week of weeks) {
    const published = publishedOf(week)
    const bytes = new TextEncoder().encode(JSON.stringify(published))
    await api.results.stageResult(published.round, resultOf(week), bytes, new Uint8Array())
    await api.results.planRound(roundOf(week))
    for (const group of published.groups)
      await api.results.putGroupRow({ round: published.round, season: published.season!, questions, group })
  }
  const { result: _, ...unpublished } = roundOf(48)
  await api.results.planRound({ ...unpublished, state: 'open' })
  const get = async (who: string | null, path: string) =>
    api.ask(path, who ? { headers: { cookie: await api.cookie(sessionCookie, { id: who }) } } : {})
  return { api, get, json: async (who, path) => (await get(who, path)).json() }
}
