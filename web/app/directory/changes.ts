/** A difference in words: who is named, in what order, and how many at most. */
import type { Difference, Named } from '#shared/org/difference.ts'
import type { DirectoryView, ImportView } from '#shared/org/directory-view.ts'
import { counted } from '../counted.ts'
import type { Code } from '../language.svelte.ts'
import { fill } from '../words/words.ts'
import type { DirectoryWords } from './words.ts'

type Said = DirectoryWords['preview']

export interface Row {
  id: 'added' | 'left' | 'moved' | 'changed'
  count: number
  /** What stands on the closed list: the first of them. */
  summary: string
  texts: string[]
}

/** Names at most; all of them are in the file. */
const most = 200
const inSummary = 3

export function rowsOf({ added, left, moved, changed }: Difference, said: Said): Row[] {
  const row = <T extends Named>(id: Row['id'], people: T[], text: (one: T) => string): Row => ({
    id,
    count: people.length,
    summary:
      people
        .slice(0, inSummary)
        .map(({ name }) => name)
        .join(', ') + (people.length > inSummary ? '…' : ''),
    texts: people.slice(0, most).map(text),
  })
  const plain = ({ name, id }: Named) => `${name} (${id})`
  const manager = (named: Named | null) => named?.name ?? said.head
  return [
    row('left', left, plain),
    row('added', added, plain),
    row('moved', moved, (one) =>
      fill(said.from, { name: plain(one), from: manager(one.from), to: manager(one.to) }),
    ),
    row('changed', changed, (one) =>
      fill(said.fields, {
        name: plain(one),
        fields: one.fields.map((field) => said.fieldNames[field]).join(', '),
      }),
    ),
  ]
}

export function linesOf({ teams }: Difference, said: Said, code: Code) {
  const people = (count: number) => counted(said.people, count)
  return teams.slice(0, most).map(({ id, name, fate, before, after }) => ({
    id: `${fate} ${id}`,
    name: name[code],
    text: fill(said.fates[fate], { before: people(before), after: people(after) }),
  }))
}

/** Whether an import would leave everything as it is, the order of levels included. */
export const sameAs = (
  { added, left, moved, changed }: Difference,
  { levels }: ImportView,
  before: DirectoryView,
): boolean =>
  [added, left, moved, changed].every((people) => people.length === 0) &&
  levels.join() === before.levels.map(({ level }) => level).join()
