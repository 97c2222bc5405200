/** Groups of two rounds as rows of a table of changes. */
import type { DriverPair } from '#shared/insight/compare.ts'
import type { CompareView } from '#shared/insight/compare-view.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import type { ChangeCell, ChangeRow } from '../../ui/charts/change.ts'
import type { Code } from '../language.svelte.ts'
import { signedText } from '../round/gaps.ts'
import { hiddenText, scoreMark, scoreText } from '../speak.ts'
import { rowName } from '../table/cells.ts'
import type { Row } from '../table/tree.ts'
import { coarsest } from '../team/reading.ts'
import { fill, type Words } from '../words/words.ts'
import type { Pair } from './weeks.ts'

interface Context {
  words: Words
  code: Code
  view: Pick<CompareView, 'k' | 'drivers'>
  weeks: Pair
  /** Groups with a page of their own for this person. */
  linked: ReadonlySet<string>
}

/** A group and what was compared of it, as the tree takes it. */
export interface Node {
  id: string
  parent: string | null
  of: CompareView['groups'][number]
}

export const nodesOf = (view: CompareView, family: 'T' | 'L'): Node[] =>
  view.groups
    .filter(({ group }) => group.family === family)
    .map((of) => ({ id: of.group.id, parent: of.group.parent, of }))

/** A unit below which something has really changed is open at first, however large the organisation. */
export function openWhereReal(nodes: Node[], atFirst: Iterable<string>): Set<string> {
  const folded = new Set(atFirst)
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]))
  for (const { parent, of } of nodes) {
    if (!Object.values(of.drivers).some(({ change }) => isReal(change?.word))) continue
    for (let above = parent; above !== null; above = parents.get(above) ?? null) folded.delete(above)
  }
  return folded
}

export const isReal = (word: string | undefined): word is 'rose' | 'fell' =>
  word === 'rose' || word === 'fell'

export function changeRow({ group: node, depth, open }: Row<Node>, context: Context): ChangeRow {
  const { view } = context
  const { group, drivers } = node.of
  const pairs = view.drivers.map((driver) => drivers[driver]!)
  const size = coarsest(
    Object.fromEntries(
      pairs.flatMap(({ a, b }, i) => [
        [`a${i}`, a],
        [`b${i}`, b],
      ]),
    ),
  )
  return {
    ...rowName({ group, depth, open }, size, context),
    cells: wholly(pairs, context) ?? pairs.map((pair) => changeCell(pair, context)),
  }
}

/** Where nothing of a group is shown in either week, one field with its reason (or reasons). */
function wholly(pairs: DriverPair[], { words, view: { k } }: Context): { reason: string } | null {
  if (pairs.some(({ a, b }) => a.kind === 'shown' || b.kind === 'shown')) return null
  const reasons = new Set(
    pairs.flatMap(({ a, b }) => [...reasonOf(words, a, k.a), ...reasonOf(words, b, k.b)]),
  )
  return reasons.size > 0 ? { reason: [...reasons].join('. ') } : null
}

function changeCell(pair: DriverPair, context: Context): ChangeCell {
  const { words } = context
  const { a, b, change, apart } = pair
  const said = {
    pair: sideBySide(words, a, b),
    spoken: fill(words.compare.spoken, { a: spokenText(words, a), b: spokenText(words, b) }),
  }
  const reasons = reasonsOf(a, b, context)
  if (reasons.length > 0) return { ...said, reason: reasons.join('. ') }
  if (apart) return { ...said, word: words.compare.apart[apart], moved: null }
  if (!change) return { ...said, word: notAskedText(words, pair, context.weeks), moved: null }
  const word = fill(words.compare.words[change.word], { by: byText(words, change), band: change.band })
  return { ...said, word, moved: isReal(change.word) ? change.word : null }
}

/** "+7"; of a clipped score "+20 or more". */
function byText(words: Words, { by, clip }: NonNullable<DriverPair['change']>): string {
  const signed = signedText(by)
  return clip === null ? signed : fill(words.enps[clip === 'over' ? 'orMore' : 'orLess'], { score: signed })
}

/** Where only one week asked, which one did not. */
function notAskedText(words: Words, { a, b }: DriverPair, weeks: Pair): string | null {
  if (a.kind === b.kind) return null
  return fill(words.compare.notAskedIn, { week: a.kind === 'not-asked' ? weeks.a : weeks.b })
}

/** "≈45 → ≈50"; where one week did not ask, the other alone. */
function sideBySide(words: Words, a: DriverScore, b: DriverScore): string {
  const [from, to] = [shortText(words, a), shortText(words, b)]
  if (b.kind === 'not-asked' || (a.kind === 'hidden' && b.kind === 'hidden')) return from
  return a.kind === 'not-asked' ? to : fill(words.compare.pair, { a: from, b: to })
}

function shortText(words: Words, score: DriverScore): string {
  if (score.kind !== 'shown') return kindText(words, score)
  return `${scoreMark(words, score)?.sign ?? ''}${score.score}`
}

const spokenText = (words: Words, score: DriverScore): string =>
  score.kind === 'shown' ? scoreText(words, score) : kindText(words, score)

const kindText = (words: Words, { kind }: Exclude<DriverScore, { kind: 'shown' }>): string =>
  kind === 'hidden' ? words.hidden.word : words.team.notAsked

/** Why each hidden side is; which week is said only where they are not hidden alike. */
function reasonsOf(a: DriverScore, b: DriverScore, { words, view: { k }, weeks }: Context): string[] {
  const [was, is] = [reasonOf(words, a, k.a), reasonOf(words, b, k.b)]
  if (was.join() === is.join()) return was
  const dated = (week: string) => (reason: string) => fill(words.compare.hiddenIn, { week, reason })
  return [...was.map(dated(weeks.a)), ...is.map(dated(weeks.b))]
}

const reasonOf = (words: Words, score: DriverScore, k: number): string[] =>
  score.kind === 'hidden' ? [hiddenText(words, score.reason, k)] : []
