/** One week of each generated organisation: what leaks, and what is shown. */
import { gate } from '../../../shared/disclosure/gate.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import { firm, sizeOf } from './firm.ts'
import { ofRounds, print, type Row } from './print.ts'
import { addShown, naiveWeek, noneYet, openedIn, peopleIn, publishedWeek, type Week } from './table.ts'
import { questions, week } from './week.ts'

const k = 5

export function oneRound(organisations: number): void {
  const firms = Array.from({ length: organisations }, (_, seed) => firm(seed, sizeOf(seed)))
  const publishers: Record<string, (one: (typeof firms)[number], seed: number) => Week> = {
    'threshold only': (one, seed) => {
      const { cells } = cellsFor(one.structure, 1)
      return naiveWeek(one.structure, cells, peopleIn(week(one, cells, seed), questions), k)
    },
    'ours, units first': (one, seed) => ours(one, seed, 'units'),
    'ours, teams first': (one, seed) => ours(one, seed, 'teams'),
  }
  const rows = Object.entries(publishers).map(([name, publish]): Row => {
    const shown = noneYet()
    let [leaking, groups, people] = [0, 0, 0]
    for (const [seed, one] of firms.entries()) {
      const table = publish(one, seed)
      const opened = openedIn(table, k)
      if (opened.sets.length > 0) leaking += 1
      groups += opened.sets.length
      people += opened.people
      addShown(shown, table, k)
    }
    return { name, leaking: leaking / firms.length, groups, people, shown }
  })
  const members = firms.map(({ people }) => people.length).sort((a, b) => a - b)
  print(
    `One round: ${organisations} organisations of ${members[0]} to ${members.at(-1)} members, seven questions`,
    ofRounds,
    rows,
  )
}

function ours({ structure, people }: ReturnType<typeof firm>, seed: number, order: 'units' | 'teams'): Week {
  const { cells } = cellsFor(structure, k)
  const counts = week({ structure, people }, cells, seed)
  const published = gate({
    round: 'r',
    season: null,
    k,
    order,
    structure,
    cells,
    questions,
    counts,
    spoiled: 0,
  })
  return publishedWeek(published, peopleIn(counts, questions))
}
