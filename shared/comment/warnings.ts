/** What in a comment may tell who is meant: a person, a client, a place, a way to reach somebody. Nothing leaves the device. */
import { contacts, type Span } from './contacts.ts'
import { postcodes, streets } from './cues.ts'
import { kindOf } from './kind.ts'
import { plain } from './plain.ts'
import { isName, isTitle, type Language, mannerOf } from './proper-nouns.ts'
import { known, type NamedKind } from './vocabulary.ts'
import { type Word, words } from './words.ts'

export type WarningKind = NamedKind | 'contact'

/** Of the text as it was given: `text.slice(from, to)`. */
export interface Warning extends Span {
  kind: WarningKind
}

/** Sorted, none over another. Rules and lists guess: nothing found does not mean that nobody is named. */
export function warnings(text: string, language: Language): Warning[] {
  const seen = plain(text)
  const reach = contacts(seen.text).map((span) => ({ kind: 'contact' as const, ...span }))
  const rest = without(seen.text, reach)
  const ways = [...streets, ...postcodes].flatMap((pattern) =>
    [...rest.matchAll(pattern)].map(({ index, 0: found }) => ({
      kind: 'place' as const,
      from: index,
      to: index + found.trimEnd().length,
    })),
  )
  const all = [...reach, ...ways, ...names(words(without(rest, ways)), language)]
  return apart(all.map(({ kind, from, to }) => ({ kind, from: seen.starts[from]!, to: seen.ends[to - 1]! })))
}

/** Found parts become blanks, so that no rule finds them twice. */
function without(text: string, spans: Span[]): string {
  let kept = ''
  let at = 0
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= at) continue
    kept += text.slice(at, from) + ' '.repeat(to - Math.max(at, from))
    at = to
  }
  return kept + text.slice(at)
}

const particles = new Set(['van', 'von', 'der', 'den', 'ben', 'bin', 'el', 'al', 'da', 'di'])

function names(found: Word[], language: Language): Warning[] {
  const manner = mannerOf(found, language)
  const meant = !manner.shouting && !manner.everywhere
  const named = found.map((_, i) => isName(found, i, manner))
  const warned: (Warning & { kind: NamedKind })[] = []
  let ended = -1
  for (let i = 0; i < found.length; i++) {
    if (!named[i]) continue
    let last = i
    for (let j = i + 1; j < found.length && belongs(found, named, j, meant); j++)
      if (found[j]!.capital || named[j]) last = j
    const first = withArticle(found, i)
    const link = found[first - 1]
    const joined =
      link && ['et', 'and'].includes(link.plain) && first - 2 === ended ? warned.at(-1)?.kind : undefined
    warned.push({ kind: kindOf(found, first, last, joined), from: found[first]!.from, to: found[last]!.to })
    ended = last
    i = last
  }
  return warned
}

/** A title is part of a name; so is a capital before it where no sentence begins: Le Goff, The Willows. */
function withArticle(found: Word[], i: number): number {
  const [word, previous] = [found[i]!, found[i - 1]]
  if (isTitle(previous, word) && !word.first) return i - 1
  if (!previous || word.first || word.gap !== ' ' || !previous.capital || previous.first) return i
  return known(previous.plain).ordinary && previous.text.length > 1 ? i - 1 : i
}

/** Whether word j goes on with the name before it. @param meant that capitals tell something in this comment */
function belongs(found: Word[], named: boolean[], j: number, meant: boolean): boolean {
  const word = found[j]!
  if (word.first || found[j - 1]!.owns || !/^(?: ?| & )$/.test(word.gap)) return false
  if (particles.has(word.plain))
    return found[j + 1]?.capital === true || particles.has(found[j + 1]?.plain ?? '')
  return named[j]! || (meant && word.capital && !/\p{N}/u.test(word.text))
}

function apart(found: Warning[]): Warning[] {
  const kept: Warning[] = []
  for (const warning of found.sort((a, b) => a.from - b.from || b.to - a.to))
    if (warning.from >= (kept.at(-1)?.to ?? 0)) kept.push(warning)
  return kept
}
