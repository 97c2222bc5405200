/** Which of four kinds a name is: by the words around it, then by the lists. */
import {
  afterClient,
  beforeClient,
  beforePerson,
  beforePlace,
  legalForms,
  roles,
  territories,
  thanking,
} from './cues.ts'
import { after, before, isTitle } from './proper-nouns.ts'
import { known, type NamedKind } from './vocabulary.ts'
import type { Word } from './words.ts'

const of = new Set(['de', 'd', 'of', 'for', 'from', 'in', 'sur', 'a', 'to'])
const ofThe = new Set(['du', 'des', 'la', 'l', 'le', 'les', 'the'])
const toSomebody = new Set(['demande', 'parle', 'dit', 'asked', 'told', 'spoke', 'talked'])

/** A word or its singular. */
const among = (list: ReadonlySet<string>, word: Word | undefined) =>
  word !== undefined && (list.has(word.plain) || list.has(word.plain.replace(/s$/, '')))

/**
 * @param from first and @param to last word of the name.
 * @param joined the kind of the name that this one is joined to by "and".
 */
export function kindOf(words: Word[], from: number, to: number, joined: NamedKind | undefined): NamedKind {
  const name = words.slice(from, to + 1)
  const [previous, next] = [before(words, from), after(words, to)]
  if (isTitle(previous, name[0]!) || (name[1] && isTitle(name[0], name[1]))) return 'person'
  if (
    among(beforeClient, previous) ||
    among(legalForms, previous) ||
    among(legalForms, next) ||
    among(afterClient, next)
  )
    return 'client'
  if (
    name.some(
      (word, i) =>
        among(legalForms, word) || (i > 0 && (word.gap.includes('&') || afterClient.has(word.plain))),
    )
  )
    return 'client'
  const lists = name.map(({ plain }) => known(plain))
  for (const kind of ['person', 'place', 'client'] as const)
    if (lists.some(({ name }) => name === kind)) return kind
  if (among(roles, previous)) return 'person'
  return joined ?? besides(words, from, to) ?? lists.find(({ wordy }) => wordy)?.wordy ?? 'person'
}

/** By small words before, and what stands before these: l’équipe de, the hospital in, thanks to. */
function besides(words: Word[], from: number, to: number): NamedKind | undefined {
  const [previous, second, next] = [before(words, from), before(words, from, 2), after(words, to)]
  if (among(territories, next)) return 'place'
  if (!previous) return undefined
  if (among(territories, previous)) return 'place'
  if (of.has(previous.plain)) {
    if (among(thanking, second) || among(toSomebody, second)) return 'person'
    if (among(territories, second) || among(roles, second) || among(beforeClient, second)) return 'place'
  }
  if (ofThe.has(previous.plain) && among(beforeClient, second)) return 'client'
  if (beforePlace.has(previous.plain)) return 'place'
  if (beforePerson.has(previous.plain)) return 'person'
  return previous.plain === 'at' ? 'client' : undefined
}
