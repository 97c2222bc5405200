/** Real survey data through the whole running product, against a recount of the file that shares no code with it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quorum, quorumJson, removeFolder, temporaryFolder } from '../e2e/quorum.fixture.ts'

type Row = Record<string, string>

interface Published {
  cells: { id: string; teams: string[] }[]
  groups: {
    id: string
    cells: string[]
    results: Record<string, { answers: string; score: number; clip: string | null } | { hidden: string }>
  }[]
}

interface Run {
  people: number
  answers: { skipped: number; roundedToNearest: number }
  ballots: { cast: number; accepted: number; spoiled: string }
  waves?: { round: string }[]
}

const data = join(import.meta.dirname, '..', 'data')

/** Quotes never hold a comma in these files. */
async function readRows(file: string): Promise<Row[]> {
  const [head, ...lines] = (await readFile(join(data, file), 'utf8')).replaceAll('"', '').trim().split('\n')
  const columns = head!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [columns[i]!, value])))
}

const csv = (rows: Row[]) =>
  [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n')

/** Band, score and clip by the table of the disclosure rule, in floating point: a recount, not the gate again. */
function expected(values: number[]): { answers: string; score: number; clip: string | null } {
  const n = values.length
  const bands: [number, string, number][] = [
    [7, '5-7', 10],
    [11, '8-11', 5],
    [19, '12-19', 5],
    [49, '20-49', 2],
    [99, '50+', 1],
    [199, '100+', 1],
  ]
  const [, answers, step] = bands.find(([top]) => n <= top)!
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const score = Math.floor(((mean - 1) * 25) / step + 0.5 + 1e-9) * step
  if (n >= 12) {
    const edge = n < 20 ? 10 : 5
    return { answers, score: Math.max(edge, Math.min(100 - edge, score)), clip: null }
  }
  if (score < 20) return { answers, score: 20, clip: 'under' }
  return score > 80 ? { answers, score: 80, clip: 'over' } : { answers, score, clip: null }
}

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

async function replay(
  rows: Row[],
  name: string,
  options: string[],
): Promise<{ run: Run; published: Published }> {
  const file = join(folder, `${name}.csv`)
  const out = join(folder, name)
  await writeFile(file, csv(rows))
  const run = await quorumJson<Run>('replay', file, ...options, '--out', out)
  return { run, published: JSON.parse(await readFile(join(out, 'published.json'), 'utf8')) as Published }
}

/** Compares every shown number with a recount; returns how many were shown and the reasons of the others. */
function recount(published: Published, rows: Row[], teamOf: (row: Row) => string, items: string[]) {
  const cells = new Map(published.cells.map((cell) => [cell.id, cell.teams]))
  const reasons = new Set<string>()
  let shown = 0
  for (const group of published.groups) {
    const teams = new Set(group.cells.flatMap((id) => cells.get(id)!))
    const people = rows.filter((row) => teams.has(teamOf(row)))
    for (const item of items) {
      const result = group.results[item]!
      if ('hidden' in result) {
        reasons.add(result.hidden)
        continue
      }
      const values = people
        .map((row) => row[item]!)
        .filter((value) => value !== 'NA' && value !== '')
        .map((value) => Math.floor(Number(value) + 0.5))
      const { answers, score, clip } = result
      expect({ answers, score, clip }, `${group.id} ${item}`).toEqual(expected(values))
      shown += 1
    }
  }
  return { shown, reasons: [...reasons] }
}

describe('a replayed survey', () => {
  it('counts bhr2000’s companies as the file has them', async () => {
    const items = ['AF06', 'AP12', 'AS14', 'AS16', 'AS28']
    const all = await readRows('bhr2000.csv')
    const sizes = new Map<string, number>()
    for (const { GRP } of all) sizes.set(GRP!, (sizes.get(GRP!) ?? 0) + 1)
    const companies = [...sizes]
      .sort((a, b) => a[1] - b[1])
      .slice(0, 6)
      .map(([id]) => id)
    const rows = all.filter(({ GRP }) => companies.includes(GRP!))
    const { run, published } = await replay(rows, 'bhr', ['--team', 'GRP', '--items', items.join()])
    expect(run).toMatchObject({
      people: rows.length,
      ballots: { cast: rows.length, accepted: rows.length, spoiled: 'none' },
    })
    const { shown } = recount(published, rows, ({ GRP }) => GRP!, items)
    // Organisation, six companies and the one level.
    expect(published.groups).toHaveLength(8)
    expect(shown).toBe(8 * items.length)
  })

  it('shows nearly nothing of eleven people, and says why', async () => {
    const items = ['COH01', 'COH02', 'COH03', 'COH04', 'COH05']
    const rows = await readRows('cohesion.csv')
    const { run, published } = await replay(rows, 'cohesion', [
      '--team',
      'UNIT,PLATOON',
      '--items',
      items.join(),
    ])
    expect(run.answers.skipped).toBe(rows.flatMap((row) => items.filter((item) => row[item] === 'NA')).length)
    const teamOf = ({ UNIT, PLATOON }: Row) => `${UNIT}/${PLATOON}`
    const { reasons } = recount(published, rows, teamOf, items)
    expect(reasons).toEqual(['season'])
    const open = published.groups.filter(({ results }) => !('hidden' in results.COH02!)).map(({ id }) => id)
    expect(open).toEqual(['organisation', 'level:member'])
  })

  it('counts each wave of univbct by itself, in the order of its weeks', async () => {
    const waves = [1, 2, 3].map((wave) => [`JOBSAT${wave}`])
    const all = await readRows('univbct.csv')
    const first = [...new Map(all.toReversed().map((row) => [row.SUBNUM!, row])).values()]
    const rows = first.filter(({ BTN }) => ['124', '144', '2004'].includes(BTN!))
    const { run, published } = await replay(rows, 'univbct', [
      ...['--team', 'BTN', '--person', 'SUBNUM', '--level', 'RANK'],
      ...waves.flatMap((items) => ['--wave', items.join()]),
    ])
    expect(run.waves).toHaveLength(3)
    const read = async (name: string) =>
      JSON.parse(await readFile(join(folder, 'univbct', name), 'utf8')) as Published & { round: string }
    const rounds = await Promise.all([1, 2, 3].map((wave) => read(`published-${wave}.json`)))
    expect(rounds.at(-1)).toEqual(published)
    expect(rounds.map(({ round }) => round)).toEqual(rounds.map(({ round }) => round).toSorted())
    expect(new Set(rounds.map(({ round }) => round.slice(0, 8))).size).toBe(3)
    for (const [i, round] of rounds.entries()) {
      const answered = rows.map((row) => ({ ...row, JOBSAT1: row[waves[i]![0]!]! }))
      expect(recount(round, answered, ({ BTN }) => BTN!, ['JOBSAT1']).shown).toBeGreaterThan(0)
    }
    const told = await quorumJson<{ round: string }>('verdicts', join(folder, 'univbct'))
    expect(told.round).toBe(rounds[2]!.round)
  })

  it('refuses waves that do not ask the same', async () => {
    const file = join(folder, 'uneven.csv')
    await writeFile(file, 'T,Q1,Q2,R1\na,3,3,3\n')
    const exit = await quorum(
      ...['replay', file, '--team', 'T', '--wave', 'Q1,R1', '--wave', 'Q2'],
      ...['--out', join(folder, 'uneven')],
    )
    expect(exit.code).toBe(1)
    expect(exit.error).toContain('Wave 2 has 1 items and the first 2')
  })

  it('refuses an answer that no scale has', async () => {
    const file = join(folder, 'wrong.csv')
    await writeFile(file, 'T,Q\na,3\na,7\n')
    const exit = await quorum('replay', file, '--team', 'T', '--items', 'Q', '--out', join(folder, 'wrong'))
    expect(exit.code).toBe(1)
    expect(exit.error).toContain('Line 3, column "Q": 7 is not an answer from 1 to 5.')
  })
})
