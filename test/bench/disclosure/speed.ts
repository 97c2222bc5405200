/** How long the gate, its audit and the planning of a season take, beside a plain sum over the same cells. */
import { audit } from '../../../shared/disclosure/audit.ts'
import { type GateInput, gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import type { CellCount } from '../../../shared/tally/counts.ts'
import { firm } from './firm.ts'
import { lines } from './print.ts'
import { questions, week } from './week.ts'

const sizes = [
  { members: 1_000, goal: 5, runs: 60 },
  { members: 20_000, goal: 150, runs: 12 },
  { members: 200_000, goal: 3_000, runs: 4 },
]

/** Milliseconds of the quickest run: others share the machine. */
function quickest(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    work()
    best = Math.min(best, performance.now() - started)
  }
  return best
}

/** The floor: every answer and skip of every cell, once, into one total per question. */
function plainSum(counts: CellCount[]): number[][] {
  return questions.map(({ id }) => {
    const total = [0, 0, 0, 0, 0, 0]
    for (const count of counts) {
      const { answers, skips } = count.questions[id]!
      for (let i = 0; i < 5; i++) total[i]! += answers[i]!
      total[5]! += skips
    }
    return total
  })
}

const milliseconds = (time: number) => (time < 10 ? time.toFixed(1) : Math.round(time).toString())

export function speed(): void {
  const rows = sizes.map(({ members, goal, runs }) => {
    const { structure, people } = firm(1, members)
    const { cells } = cellsFor(structure, 5)
    const counts = week({ structure, people }, cells, 1)
    const settings = { k: 5, order: 'units', structure } as const
    const plan = () =>
      planSeason({ ...settings, id: 's', starts: '2026-10-01T00:00:00.000Z', response: {}, expected: 5 })
    const free: GateInput = { ...settings, round: 'r', season: null, cells, questions, counts, spoiled: 0 }
    const season = plan()
    const first: GateInput = { ...free, season }
    const later: GateInput = { ...first, history: [gate(first)] }
    const published = gate(free)
    const floor = quickest(runs * 5, () => plainSum(counts))
    const alone = quickest(runs, () => gate(free))
    return [
      members.toLocaleString('en'),
      String(cells.length),
      String(published.groups.length),
      floor.toFixed(3),
      milliseconds(alone),
      `${Math.round(alone / floor)} ×`,
      milliseconds(goal),
      milliseconds(quickest(runs, () => gate(first))),
      milliseconds(quickest(runs, () => gate(later))),
      milliseconds(quickest(runs, () => audit(free, published))),
      milliseconds(quickest(runs, plan)),
    ]
  })
  lines(
    'Speed: seven questions, milliseconds of the quickest run',
    [
      'cells',
      'groups',
      'plain sum',
      'gate',
      'ratio',
      'goal',
      'in a season',
      'second week',
      'audit',
      'planning',
    ],
    rows,
  )
}
