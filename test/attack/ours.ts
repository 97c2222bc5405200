/**
 * Quorum's gate as the publisher under attack; the gate may be another build of the same source. What one publisher
 * publishes are the weeks of one season, and each knows those before it.
 */
import { gate as ourGate } from '../../shared/disclosure/gate.ts'
import { cellsFor } from '../../shared/org/cells.ts'
import { structureOf } from '../../shared/org/structure.ts'
import type { PublishedQuestion, PublishedRound } from '../../shared/published/published.ts'
import type { Season } from '../../shared/round/season.ts'
import { tally } from '../../shared/tally/count.ts'
import { type Person, questions } from './firm.ts'
import { type Publisher, throughJson } from './publication.ts'

export interface Settings {
  k?: number
  order?: 'units' | 'teams'
  season?: Season | null
  asked?: PublishedQuestion[]
  gate?: typeof ourGate
}

export function ours(settings: Settings = {}): Publisher {
  const { k = 5, order = 'units', season = null, asked = questions, gate = ourGate } = settings
  const history: PublishedRound[] = []
  return ({ organisation }, ballots, round = 'ours') => {
    const structure = structureOf(organisation)
    const { cells } = cellsFor(structure, k)
    const bySeat = new Map(
      cells.flatMap(({ id, seats }) => seats.map(({ team, level }) => [`${team}/${level}`, id] as const)),
    )
    const cellOf = ({ team, level }: Person) => bySeat.get(`${team}/${level}`)!
    const counting = tally(cells.map(({ id }) => id))
    for (const { person, answers } of ballots) counting.add(cellOf(person), answers as never)
    const counts = counting.counts()
    const input = { round, season, history, k, order, structure, cells, questions: asked, counts, spoiled: 0 }
    const published = throughJson(gate(input))
    history.push(published)
    return { published, cellOf, ballots }
  }
}
