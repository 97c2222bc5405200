/**
 * The audit of a published round, by code that shares nothing with the gate's choice: it rebuilds the graph from what is
 * shown and looks for a global minimum cut below k (Stoer & Wagner 1997). It throws, and nothing is published.
 */
import type { PublishedGroup, PublishedQuestion, PublishedRound } from '../published/published.ts'
import type { CellCount } from '../tally/counts.ts'
import { enpsFault } from './enps-audit.ts'
import type { GateInput } from './gate.ts'

export class Leak extends Error {
  override name = 'Leak'
}

/** @throws Leak when a shown group has fewer than k answers, or groups can be combined into one below k */
export function audit(input: Pick<GateInput, 'k' | 'counts' | 'enps'>, published: PublishedRound): void {
  const counts = new Map(input.counts.map((count) => [count.cell, count]))
  const cells = published.cells.map(({ id, teams }) => {
    const count = counts.get(id) ?? { cell: id, ballots: 0, questions: {} }
    return teams.length > 0 ? count : newcomersThatCount(count, input.k)
  })
  const shownFor = (question: PublishedQuestion) =>
    published.groups.filter((group) => isShown(group, question.id))

  for (const question of published.questions) {
    const answers = cells.map((cell) => answersTo(cell, question.id, false))
    check(published, shownFor(question), answers, input.k, question.id)
  }
  // Questions answered alike add up: the union of their groups must hold as one table too.
  const everybody = published.questions.filter(({ asked }) => asked === 'all')
  const union = published.groups.filter((group) => everybody.some(({ id }) => isShown(group, id)))
  check(
    published,
    union,
    cells.map(({ ballots }) => ballots),
    input.k,
    'all questions together',
  )
  for (const mirror of published.questions.filter(({ asked }) => asked === 'managers'))
    check(
      published,
      shownFor(mirror),
      cells.map((cell) => answersTo(cell, mirror.id, true)),
      input.k,
      mirror.id,
    )
  const fault = enpsFault(input, published)
  if (fault) throw new Leak(`eNPS: ${fault}`)
}

/** Newcomers, who are of no team, count only where k of them answered. */
function newcomersThatCount(count: CellCount, k: number): CellCount {
  const none: CellCount = { cell: count.cell, ballots: 0, questions: {} }
  if (count.ballots < k) return none
  const questions: CellCount['questions'] = {}
  for (const [id, question] of Object.entries(count.questions))
    if (question.answers.reduce((sum, one) => sum + one, 0) >= k) questions[id] = question
  return { ...count, questions }
}

const isShown = ({ results }: PublishedGroup, question: string) => !('hidden' in results[question]!)

function answersTo({ questions }: CellCount, id: string, withSkips: boolean): number {
  const count = questions[id]
  if (!count) return 0
  return count.answers.reduce((sum, one) => sum + one, withSkips ? count.skips : 0)
}

function check(
  published: PublishedRound,
  shown: PublishedGroup[],
  weights: number[],
  k: number,
  what: string,
): void {
  const position = new Map(published.cells.map(({ id }, i) => [id, i]))
  for (const { id, cells } of shown)
    if (cells.reduce((sum, cell) => sum + weights[position.get(cell)!]!, 0) < k)
      throw new Leak(`${what}: ${id} has fewer than ${k} answers`)
  const T = smallestShown(shown, 'T', position)
  const L = smallestShown(shown, 'L', position)
  const edges = weights.flatMap((weight, i) => {
    const [a, b] = [T[i] ?? 'nothing', L[i] ?? 'nothing']
    return weight > 0 && a !== b ? [{ a, b, weight }] : []
  })
  if (hasCutBelow(edges, k)) throw new Leak(`${what}: the shown groups open one below ${k}`)
}

/** For each cell the smallest shown group of a family that holds it. */
function smallestShown(shown: PublishedGroup[], family: 'T' | 'L', position: Map<string, number>): string[] {
  const found: string[] = []
  const largestFirst = shown
    .filter((group) => group.family === family)
    .sort((a, b) => b.cells.length - a.cells.length)
  for (const { id, cells } of largestFirst)
    for (const cell of cells) found[position.get(cell)!] = `${family} ${id}`
  return found
}

type Weights = Map<string, Map<string, number>>

/** Whether some cut of a connected part weighs less than k: then a group below k can be computed. */
export function hasCutBelow(edges: { a: string; b: string; weight: number }[], k: number): boolean {
  const graph: Weights = new Map()
  for (const { a, b, weight } of edges) {
    addEdge(graph, a, b, weight)
    addEdge(graph, b, a, weight)
  }
  // A pair that k answers hold together is parted by no such cut, so it is one block.
  for (let pair = heavyPair(graph, k); pair; pair = heavyPair(graph, k)) merge(graph, ...pair, k)
  while (graph.size > 0) {
    const { last, before, cut } = sweep(graph)
    if (before === undefined) graph.delete(last)
    else if (cut < k) return true
    else merge(graph, last, before, k)
  }
  return false
}

function addEdge(graph: Weights, from: string, to: string, weight: number): void {
  const row = graph.get(from) ?? new Map<string, number>()
  graph.set(from, row.set(to, (row.get(to) ?? 0) + weight))
}

function heavyPair(graph: Weights, k: number): [string, string] | undefined {
  for (const [a, row] of graph) for (const [b, weight] of row) if (weight >= k) return [a, b]
  return undefined
}

/** One maximum adjacency ordering of a connected part: the cut that parts its last block from all others of it. */
function sweep(graph: Weights): { last: string; before: string | undefined; cut: number } {
  const attached = new Map<string, number>([[graph.keys().next().value!, 0]])
  const done = new Set<string>()
  let last = ''
  let before: string | undefined
  let cut = 0
  while (attached.size > 0) {
    let heaviest = ''
    let weight = -1
    for (const [block, sum] of attached) if (sum > weight) [heaviest, weight] = [block, sum]
    attached.delete(heaviest)
    done.add(heaviest)
    before = last === '' ? undefined : last
    last = heaviest
    cut = weight
    for (const [next, edge] of graph.get(heaviest)!)
      if (!done.has(next)) attached.set(next, (attached.get(next) ?? 0) + edge)
  }
  return { last, before, cut }
}

/** Makes two blocks one, and every block that k answers then tie to it. */
function merge(graph: Weights, gone: string, into: string, k: number): void {
  for (const [next, weight] of graph.get(gone)!) {
    graph.get(next)!.delete(gone)
    if (next === into) continue
    addEdge(graph, into, next, weight)
    addEdge(graph, next, into, weight)
  }
  graph.delete(gone)
  const heavy = [...graph.get(into)!].find(([, weight]) => weight >= k)
  if (heavy) merge(graph, heavy[0], into, k)
}
