/** Seasons of generated organisations, as the product plans them. */
import { planSeason } from '../../shared/disclosure/season.ts'
import { cellsFor } from '../../shared/org/cells.ts'
import { type Structure, structureOf } from '../../shared/org/structure.ts'
import type { Season } from '../../shared/round/season.ts'
import { type Firm, questions, week } from './firm.ts'
import { ours } from './ours.ts'
import { countPerCell } from './publication.ts'

/** Planned on how the four weeks before were answered. */
export function seasonOf(one: Firm, seed: number): Season {
  const structure = structureOf(one.organisation)
  const asked = questions.filter(({ asked: whom }) => whom === 'all')
  const before = Array.from({ length: 4 }, (_, i) => countPerCell(ours({ asked })(one, week(one, seed + i))))
  const response = cellsFor(structure, 5).cells.map(({ id, eligible }) => {
    const voted = before.reduce((sum, counts) => sum + (counts.get(id) ?? 0), 0)
    return [id, voted / (4 * eligible)] as const
  })
  return planned(structure, Object.fromEntries(response))
}

/** Planned on the usual response, as an organisation's first season is. */
export const firstSeasonOf = (one: Firm): Season => planned(structureOf(one.organisation), {})

function planned(structure: Structure, response: Record<string, number>): Season {
  return planSeason({
    id: '2026-Q4',
    k: 5,
    order: 'units',
    starts: '2026-10-01T00:00:00.000Z',
    structure,
    response,
    expected: 5,
  })
}
