/** From counts to what may be published: the gate, then the audit by independent code, which stops everything if it finds a leak. */
import { audit } from '#shared/disclosure/audit.ts'
import { bandOf } from '#shared/disclosure/bands.ts'
import { type GateInput, gate } from '#shared/disclosure/gate.ts'
import type { Cell } from '#shared/org/structure.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import { publishedQuestion } from '#shared/published/question.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Season } from '#shared/round/season.ts'
import type { Counted } from './count.ts'

export interface Released {
  published: PublishedRound
  /** The top of the organisation's answer band, to which the list of receipts is padded. */
  receiptLength: number
}

export function release(input: {
  manifest: Manifest
  season: Season
  /** What earlier rounds of the season published. */
  history: PublishedRound[]
  counted: Counted
  credentials: Record<string, number>
}): Released {
  const { manifest, season, history, counted, credentials } = input
  const rated = manifest.questions.find(({ scale }) => scale === '0-10')
  const gateInput: GateInput = {
    round: manifest.round,
    season,
    history,
    k: manifest.k,
    order: season.order,
    structure: season.structure,
    cells: manifest.cells.map(cellOf),
    // A question from 0 to 10 is a result of no group: it makes the organisation's eNPS.
    questions: manifest.questions.filter(({ scale }) => scale === undefined).map(publishedQuestion),
    ...(rated && { enps: rated.id }),
    counts: counted.counts,
    credentials,
    spoiled: counted.spoiled,
  }
  const published = gate(gateInput)
  audit(gateInput, published)
  return { published, receiptLength: bandOf(counted.receipts.length).top }
}

/** The manifest tells no count below a cell, and the gate needs none. */
const cellOf = ({ id, teams, levels, seats, eligible }: Manifest['cells'][number]): Cell => ({
  id,
  teams: teams.map((team) => team.id),
  levels,
  seats: seats.map((seat) => ({ ...seat, eligible: 0 })),
  eligible,
})
