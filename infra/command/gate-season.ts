/** The season file of `quorum gate`: a permitted set, what earlier rounds published, or both. */
import * as v from 'valibot'
import { expectedResponse } from '#shared/disclosure/response.ts'
import { planSeason } from '#shared/disclosure/season.ts'
import type { Cell, Structure } from '#shared/org/structure.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Season } from '#shared/round/season.ts'
import { CommandError } from './command-error.ts'

/** What is missing is that of the organisation given beside it. */
const format = v.looseObject({
  id: v.optional(v.string()),
  expected: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5))),
  structure: v.optional(v.looseObject({ levels: v.array(v.string()), teams: v.array(v.any()) })),
  cells: v.optional(
    v.array(v.looseObject({ id: v.string(), seats: v.array(v.any()), eligible: v.number() })),
  ),
  permitted: v.optional(v.array(v.string())),
  history: v.optional(
    v.array(
      v.looseObject({
        version: v.literal(1),
        round: v.string(),
        season: v.nullable(v.string()),
        questions: v.array(v.looseObject({ id: v.string(), asked: v.picklist(['all', 'managers']) })),
        cells: v.array(v.looseObject({ id: v.string() })),
        groups: v.array(v.looseObject({ id: v.string(), cells: v.array(v.string()) })),
      }),
    ),
  ),
})

export interface SeasonFile {
  season: Season
  history: PublishedRound[]
}

/**
 * A season as `quorum season` freezes it, or only some of it: without a permitted set one is chosen by what the history
 * lets expect; without cells they are those of the organisation. A history without an id is this season's.
 * @throws CommandError where the file is neither
 */
export function readSeasonFile(
  text: string,
  given: { k: number; order: 'units' | 'teams'; structure: Structure; cells: Cell[] },
): SeasonFile {
  const parsed = v.safeParse(format, parseJson(text))
  if (!parsed.success || !(parsed.output.permitted || parsed.output.history)) {
    const issue = parsed.success ? undefined : parsed.issues[0]
    const where = issue?.path ? ` (${v.getDotPath(issue)})` : ''
    throw new CommandError(`The season file has neither a permitted set nor a history${where}.`)
  }
  const file = parsed.output
  const history = (file.history ?? []) as unknown as PublishedRound[]
  const id = file.id ?? history.at(-1)?.season ?? 'given'
  const { k, order } = given
  const expected = file.expected ?? k
  const planned = planSeason({
    id,
    k,
    order,
    expected,
    starts: '',
    structure: given.structure,
    response: expectedResponse(history, given.cells),
  })
  const frozen = file.structure && file.cells ? { structure: file.structure, cells: file.cells } : {}
  const permitted = file.permitted ?? planned.permitted
  return {
    season: { ...planned, ...(frozen as Pick<Season, 'structure' | 'cells'>), permitted },
    history: file.id === undefined ? history.map((round) => ({ ...round, season: id })) : history,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError('The season file is not JSON.')
  }
}
