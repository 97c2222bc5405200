/** Attackers who know more than the file: headcounts, ballots per cell, or their own answer. */
import { describe, expect, it } from 'vitest'
import { openedByBallots, openedByHeadcounts } from './bounds.ts'
import { type Firm, firm, questions, week } from './firm.ts'
import { exposed, shownGroups } from './linear.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import { countPerCell, type Publication, type Publisher } from './publication.ts'
import { report, share } from './report.ts'

const firms = Array.from({ length: 80 }, (_, seed) => firm(seed + 501))
const asked = questions.slice(0, 2)
const publications = (publisher: Publisher) =>
  firms.map((one, i) => ({ firm: one, publication: publisher(one, week(one, 7000 + i, asked)) }))

/** Small cells, of one to four answers, and those of them that an attack opens. */
function smallCells(publisher: Publisher, attack: (publication: Publication) => Set<string>) {
  let [small, opened] = [0, 0]
  for (const { publication } of publications(publisher)) {
    const open = attack(publication)
    for (const [cell, n] of countPerCell(publication, 'MOR1')) {
      if (n >= 5) continue
      small += 1
      if (open.has(cell)) opened += 1
    }
  }
  return { small, opened }
}

const figures = ({ small, opened }: { small: number; opened: number }) => ({
  'small cells opened': share(opened, small),
})

describe('who knows headcounts', () => {
  it('pins the answers of no small cell by non-negativity', () => {
    const attack = ({ published }: Publication) => openedByHeadcounts(published, 'MOR1')
    const open = smallCells(naive(5, asked), attack)
    const closed = smallCells(ours({ asked }), attack)
    report('bounds with headcounts: all three thirds of a cell', {
      naive: figures(open),
      ours: figures(closed),
    })
    expect(open.opened).toBeGreaterThan(open.small / 20)
    expect(closed.opened).toBe(0)
    expect(closed.small).toBeGreaterThan(0)
  })
})

describe('a curious operator with the ballots per cell', () => {
  it('learns the sum of no small cell', () => {
    const attack = (publication: Publication) =>
      openedByBallots(publication.published, 'MOR1', countPerCell(publication, 'MOR1'))
    const open = smallCells(naive(5, asked), attack)
    const closed = smallCells(ours({ asked }), attack)
    report('bounds with ballots per cell: the sum of a cell', { naive: figures(open), ours: figures(closed) })
    expect(open.opened).toBeGreaterThan(open.small / 20)
    expect(closed.opened).toBe(0)
  })

  it('sees nobody vote in a cell of fewer than five people', () => {
    const seen = (publisher: Publisher) =>
      publications(publisher).reduce((sum, { firm: { people }, publication: { published, cellOf } }) => {
        const eligible = new Map(published.cells.map((cell) => [cell.id, cell.eligible]))
        return sum + people.filter((person) => eligible.get(cellOf(person))! < 5).length
      }, 0)
    const [open, closed] = [seen(naive(5, asked)), seen(ours({ asked }))]
    report('people whose ballot names a cell of fewer than five', {
      naive: { people: open },
      ours: { people: closed },
    })
    expect(open).toBeGreaterThan(100)
    expect(closed).toBe(0)
  })
})

/** The smallest number of others whom somebody isolates only by taking their own answer out of every sum. */
function isolatedBy(manager: Firm['people'][number], publication: Publication): number | null {
  const groups = shownGroups(publication.published, ['MOR1'])
  const counts = countPerCell(publication, 'MOR1')
  const before = new Set(exposed(groups, [counts], 5).sets.map((set) => set.join()))
  const own = publication.cellOf(manager)
  counts.set(own, counts.get(own)! - 1)
  const sizes = exposed(groups, [counts], 5)
    .sets.filter((set) => !before.has(set.join()))
    .map((set) => set.reduce((sum, cell) => sum + counts.get(cell)!, 0))
  return sizes.length > 0 ? Math.min(...sizes) : null
}

describe('a manager who knows their own answer', () => {
  const figuresOf = (publisher: Publisher) => {
    const isolated = publications(publisher).flatMap(({ publication }) => {
      const cells = new Map(
        publication.ballots
          .filter(({ person, answers }) => person.manages && typeof answers.MOR1 === 'number')
          .map(({ person }) => [publication.cellOf(person), person]),
      )
      return [...cells.values()].map((manager) => isolatedBy(manager, publication))
    })
    const few = (most: number) => isolated.filter((n) => n !== null && n <= most).length
    return { managers: isolated.length, below4: few(3), below5: few(4) }
  }
  const told = ({ managers, below4, below5 }: ReturnType<typeof figuresOf>) => ({
    'isolate fewer than four others': share(below4, managers),
    'fewer than five': share(below5, managers),
  })

  it('is never left with fewer than k − 1 others, and with k = 6 never with fewer than five', () => {
    const open = figuresOf(naive(5, asked))
    const five = figuresOf(ours({ asked }))
    const six = figuresOf(ours({ asked, k: 6 }))
    report('cells of managers, own answer taken out, k = 5', { naive: told(open), ours: told(five) })
    report('the same, k = 6', { naive: told(figuresOf(naive(6, asked))), ours: told(six) })
    expect(open.below5).toBeGreaterThan(open.managers / 20)
    expect(five.below4).toBe(0)
    expect(six.below5).toBe(0)
  })
})
