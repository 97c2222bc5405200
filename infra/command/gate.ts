/** `quorum gate`: the pure gate on given ballots, without network and database. */
import { audit } from '#shared/disclosure/audit.ts'
import { type GateInput, gate } from '#shared/disclosure/gate.ts'
import { cellsFor } from '#shared/org/cells.ts'
import { parseMembers } from '#shared/org/import.ts'
import { structureOf } from '#shared/org/structure.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import { tally } from '#shared/tally/count.ts'
import { readAnswer, readDrivers } from './answers.ts'
import { CommandError } from './command-error.ts'
import { readSeasonFile } from './gate-season.ts'
import { readTable, TableError } from './table.ts'

export interface GateOptions {
  /** CSV of the organisation, as for `quorum import`. */
  organisation: string
  /** CSV `member,Q1,Q2,…`; a blank or NA is "I'd rather not say", a member without a row did not vote. */
  ballots: string
  k: number
  order: 'units' | 'teams'
  drivers?: string
  /** JSON of a season: its permitted set, what it published before, or both. */
  season?: string
}

/** @throws CommandError, TableError on bad files; Leak should the audit ever find one */
export function gateOf(options: GateOptions): PublishedRound {
  const { k, order, season } = options
  if (!Number.isInteger(k) || k < 5) throw new CommandError('The quorum is a whole number of at least 5.')
  const parsed = parseMembers(options.organisation, { levels: 'as-found' })
  if ('problems' in parsed)
    throw new CommandError(
      `The organisation has errors (${parsed.problems.length}).`,
      parsed.problems.map(({ line, column, en }) => `line ${line}, ${column}: ${en}`),
    )
  const structure = structureOf(parsed.organisation)
  const { cells } = cellsFor(structure, k)
  const cellOf = new Map(
    cells.flatMap((cell) =>
      cell.seats.map(({ team, level }) => [JSON.stringify([team, level]), cell.id] as const),
    ),
  )
  const members = new Map(parsed.organisation.members.map((member) => [member.id, member]))

  const { columns, rows } = readTable(options.ballots, ['member'])
  const items = columns.filter((column) => column !== 'member')
  if (items.length === 0) throw new TableError('The ballots have no column of answers.')
  const counting = tally(cells.map(({ id }) => id))
  const voted = new Set<string>()
  for (const row of rows) {
    const id = row.text('member')
    const member = members.get(id)
    if (!member) throw new TableError(`Line ${row.line}: nobody in the organisation has the id "${id}".`)
    if (member.eligible === false) throw new TableError(`Line ${row.line}: "${id}" is not eligible.`)
    if (voted.has(id)) throw new TableError(`Line ${row.line}: "${id}" has two ballots.`)
    voted.add(id)
    const cell = cellOf.get(JSON.stringify([member.manager ?? member.id, member.level]))!
    counting.add(cell, Object.fromEntries(items.map((item) => [item, readAnswer(row, item).answer])))
  }

  const driverOf = readDrivers(options.drivers, items)
  const inSeason = season === undefined ? null : readSeasonFile(season, { k, order, structure, cells })
  const input: GateInput = {
    round: 'given',
    season: inSeason?.season ?? null,
    history: inSeason?.history ?? [],
    k,
    order,
    structure,
    cells,
    questions: items.map((id) => ({ id, driver: driverOf(id), asked: 'all' })),
    counts: counting.counts(),
    spoiled: 0,
  }
  const published = gate(input)
  audit(input, published)
  return published
}

const reasons = { few: 'few', 'protects-another': 'protects another', season: 'season', uniform: 'uniform' }

/** One line a group, one column a question. */
export function publishedText({ questions, groups }: PublishedRound): string {
  const head = ['group', ...questions.map(({ id }) => id)]
  const rows = groups.map((group) => [
    group.id,
    ...questions.map(({ id }) => {
      const result = group.results[id]!
      if ('hidden' in result) return `(${reasons[result.hidden]})`
      const clip = result.clip === null ? '' : `${result.clip} `
      return `${clip}${result.score} of ${result.answers}`
    }),
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
