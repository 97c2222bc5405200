/**
 * What a season has shown so far, as one table with the round at hand: answers change little from week to week, so that
 * the tables of two weeks may be subtracted. A group that no earlier week showed is shown only if every group that can be
 * computed with it, and could not before, has at least k answers this week. So none stays below k in every week, however
 * far from what was expected people answer.
 */
import type { PublishedQuestion, PublishedRound } from '../published/published.ts'
import type { Season } from '../round/season.ts'
import type { Aggregate } from './aggregates.ts'
import { Blocks } from './flow.ts'
import { nowhere } from './permitted.ts'

type Family = Aggregate['family']

/** A set of the season's cells, of one family. */
interface Shown {
  key: string
  family: Family
  cells: number[]
}

/** Whom a group holds: the same in any round whose cells have not merged since. */
export const keyOf = (family: Family, cells: string[]): string => `${family} ${cells.join()}`

/**
 * One answer, in a unit so fine that every cell can add one of it. Cells that are silent this week may speak in another: a
 * cut of them is less than one answer, but not nothing.
 */
export const oneAnswer = 2 ** 24

/** The weight of a cell. */
export const weightOf = (answers: number): number => answers * oneAnswer + 1

/** Groups that earlier rounds of the season showed for some of their questions, largest first. */
export function shownBefore(
  season: Season,
  history: PublishedRound[],
): (of: (question: PublishedQuestion) => boolean) => Shown[] {
  const position = new Map(season.cells.map(({ id }, i) => [id, i]))
  const found = new Map<string, Shown & { questions: Set<PublishedQuestion> }>()
  for (const { season: id, questions, groups } of history) {
    if (id !== season.id) continue
    for (const { family, cells, results } of groups) {
      const said = questions.filter((question) => {
        const result = results[question.id]!
        return !('hidden' in result) || result.hidden === 'uniform'
      })
      if (said.length === 0) continue
      const key = keyOf(family, cells)
      const known = found.get(key) ?? { key, family, cells: atomsOf(cells, position), questions: new Set() }
      for (const question of said) known.questions.add(question)
      found.set(key, known)
    }
  }
  const largestFirst = [...found.values()].sort((a, b) => b.cells.length - a.cells.length)
  return (of) => largestFirst.filter(({ questions }) => [...questions].some(of))
}

/** A cell that merged for a round is named by those that it is made of. */
const atomsOf = (cells: string[], position: Map<string, number>): number[] =>
  cells.flatMap((id) => {
    const whole = position.get(id)
    return whole === undefined ? id.split('+').flatMap((part) => position.get(part) ?? []) : [whole]
  })

interface Step {
  part: number[]
  family: Family
  from: number
  block: number
}
const nothing: Step = { part: [], family: 'T', from: 0, block: 0 }

/** The season's table: earlier rounds' groups, and with them those of this round that were let in. */
export class SeasonTable {
  readonly #blocks: Blocks
  /** What each group that was let in took out of which block; nothing where it was known already. */
  readonly #steps: Step[] = []
  /** How many cells a block has. */
  readonly #size: number[]
  readonly #seasonCells: number[][]
  readonly #known: Set<string>

  /**
   * @param seasonCells of the round's cells, as `seasonCellsOf` gives them
   * @param answers per cell of the round
   */
  constructor(season: Season, before: Shown[], seasonCells: number[][], answers: number[]) {
    this.#seasonCells = seasonCells
    this.#known = new Set(before.map(({ key }) => key))
    const width = season.cells.length
    // Every block but 0 has a cell of its own in its family, and one is tried at a time.
    this.#blocks = new Blocks(weightsOf(width, before, seasonCells, answers), 2 * width + 1)
    this.#size = [width]
    for (const { family, cells } of before)
      for (const [block, part] of this.#split(family, cells))
        this.#move(part, family, block, this.#add(family))
  }

  /**
   * Lets a group of the round in, or refuses it, since a group of 1…k − 1 answers would come with it.
   * @param key of the group, as `keyOf` gives it
   */
  admit({ family, cells }: Aggregate, key: string, k: number): boolean {
    if (this.#known.has(key)) {
      this.#steps.push(nothing)
      return true
    }
    const own = [...new Set(cells.flatMap((i) => this.#seasonCells[i]!))]
    if (own.includes(nowhere)) return false
    const parts = this.#split(family, own)
    // Already the sum of what is known; or, where cells merged across what is known, not to be told.
    if (parts.size > 1) return false
    const [only] = parts
    if (!only) {
      this.#steps.push(nothing)
      return true
    }
    const [from, part] = only
    const block = this.#add(family)
    this.#move(part, family, from, block)
    this.#steps.push({ part, family, from, block })
    const flow = this.#blocks.flow(block, from, k * oneAnswer)
    if (flow === 0 || flow >= k * oneAnswer) return true
    this.retract()
    return false
  }

  /** Takes back what was let in last. */
  retract(): void {
    const { part, family, from, block } = this.#steps.pop()!
    if (part.length === 0) return
    this.#move(part, family, block, from)
    this.#blocks.drop()
    this.#size.pop()
  }

  /** The blocks that a set cuts through, each with the set's cells in it. */
  #split(family: Family, cells: number[]): Map<number, number[]> {
    const parts = new Map<number, number[]>()
    for (const i of cells) {
      const block = this.#blocks.blockOf(i, family)
      const part = parts.get(block)
      if (part) part.push(i)
      else parts.set(block, [i])
    }
    // All that is not covered is no group: block 0 is never whole.
    for (const [block, part] of parts)
      if (block !== 0 && part.length === this.#size[block]) parts.delete(block)
    return parts
  }

  #add(family: Family): number {
    this.#size.push(0)
    return this.#blocks.add(family)
  }

  #move(cells: number[], family: Family, from: number, to: number): void {
    for (const i of cells) this.#blocks.move(i, family, to)
    this.#size[from]! -= cells.length
    this.#size[to]! += cells.length
  }
}

/**
 * Never more than a cell's answers. Of cells that merged for the round only their sum is known: where an earlier week told
 * them apart it counts for none of them, elsewhere it need not be told apart.
 */
function weightsOf(width: number, before: Shown[], seasonCells: number[][], answers: number[]): number[] {
  const weights = new Array<number>(width).fill(weightOf(0))
  for (const [cell, own] of seasonCells.entries()) {
    const [first] = own
    if (first === undefined || first === nowhere) continue
    const apart =
      own.length > 1 &&
      before.some(({ cells }) => {
        const inside = own.filter((i) => cells.includes(i)).length
        return inside > 0 && inside < own.length
      })
    if (!apart) weights[first] = weightOf(answers[cell]!)
  }
  return weights
}
