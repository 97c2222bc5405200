/** Which words of a comment are names: by a list, by a capital where none is due, or by the words beside them. */
import type { Localised } from '../language/localised.ts'
import {
  afterClient,
  afterSubject,
  beforeClient,
  beforePerson,
  beforePlace,
  legalForms,
  otherTitles,
  roles,
  territories,
  thanking,
  titles,
} from './cues.ts'
import { abstractEnding } from './ordinary-words.ts'
import { known } from './vocabulary.ts'
import type { Word } from './words.ts'

export type Language = keyof Localised

/** What is known of the whole comment. */
export interface Manner {
  language: Language
  /** Written in capitals, or With Capitals Everywhere: they tell nothing there. */
  shouting: boolean
  everywhere: boolean
}

/** Two words on one line of thought: what is said before a sentence begins tells nothing of its first word. */
export const before = (words: Word[], i: number, steps = 1): Word | undefined => {
  for (let at = i; at > i - steps; at--) if (words[at]?.first !== false) return undefined
  return words[i - steps]
}
export const after = (words: Word[], i: number, steps = 1): Word | undefined => {
  for (let at = i + 1; at <= i + steps; at++) if (words[at]?.first !== false) return undefined
  return words[i + steps]
}

const nextTo = (word: Word | undefined) => word !== undefined && /^ ?$/.test(word.gap)

/** Mme, Dr; « M. » and « Me » only with a capital, since they are pronouns too. */
export function isTitle(word: Word | undefined, named: Word): boolean {
  if (!word || named.gap.includes("'")) return false
  if (titles.has(word.plain)) return named.capital || !known(named.plain).ordinary
  return named.capital && otherTitles.has(word.plain) && (word.capital || word.text.length > 2)
}

export function mannerOf(words: Word[], language: Language): Manner {
  const long = words.filter(({ text }) => text.length > 3)
  const share = (of: (word: Word) => boolean) => long.filter(of).length / Math.max(1, long.length)
  return {
    language,
    shouting: words.length > 2 && share(({ shouted }) => shouted) > 0.6,
    everywhere: long.length > 4 && share(({ capital }) => capital) > 0.7,
  }
}

/** A first word is somebody where a verb, a pronoun before a verb, a second name or an ’s follows without an article. */
function looksLikeSubject(words: Word[], i: number, language: Language): boolean {
  const next = after(words, i)
  if (words[i]!.owns) return true
  if (!next) return false
  const beside = nextTo(next)
  if (
    beside &&
    (afterSubject[language].has(next.plain) || legalForms.has(next.plain) || afterClient.has(next.plain))
  )
    return true
  // Karima B., Hartley & Sons
  if (beside && /^\p{Lu}$/u.test(next.text) && next.text !== 'I') return true
  if ((beside || next.gap === ' & ') && next.capital && !next.shouted) return isCapitalName(next)
  const second = beside && ['et', 'and'].includes(next.plain) ? after(words, i, 2) : undefined
  if (second === undefined) return false
  return ['moi', 'i', 'me'].includes(second.plain) || (second.capital && isCapitalName(second))
}

/** Of a word whose capital no sentence explains. */
function isCapitalName(word: Word): boolean {
  const { name, wordy, ordinary } = known(word.plain)
  if (name) return true
  if (ordinary || /\p{N}/u.test(word.text) || word.text.length < 2) return false
  if (wordy) return true
  if (word.shouted && word.text.length < 6) return false
  return !abstractEnding.test(word.plain)
}

/** After such words any capital is a name; after a client's trade an abbreviation too: société SNCF. */
function isAnnounced(words: Word[], i: number): boolean {
  const previous = before(words, i)
  if (!previous) return false
  if (beforeClient.has(previous.plain)) return true
  const announced = roles.has(previous.plain) || thanking.has(previous.plain)
  return (announced || ['avec', 'with'].includes(previous.plain)) && !words[i]!.shouted
}

export function isName(words: Word[], i: number, manner: Manner): boolean {
  const { language, shouting, everywhere } = manner
  const word = words[i]!
  const previous = before(words, i)
  const { name, wordy, small, ordinary } = known(word.plain)
  if (isTitle(previous, word)) return !small || word.capital
  if (titles.has(word.plain) || otherTitles.has(word.plain)) return false
  if (!word.capital || shouting) return isNameInSmallLetters(words, i, manner)
  if (name) return true
  if (small || word.text.length < 2 || /\p{N}/u.test(word.text)) return false
  if ((wordy || !ordinary) && isAnnounced(words, i)) return true
  if (everywhere || ordinary) return false
  if (word.first)
    return (
      !(word.shouted && word.text.length < 6) &&
      !abstractEnding.test(word.plain) &&
      looksLikeSubject(words, i, language)
    )
  return isCapitalName(word)
}

const closes = new Set(['pour', 'for', 'et', 'and', 'de', 'qui', 'who', 'a', 'd'])

/** Without a capital only listed names count, and only where a name is expected. */
function isNameInSmallLetters(words: Word[], i: number, { language, shouting }: Manner): boolean {
  const { plain } = words[i]!
  const { name, wordy, ordinary } = known(plain)
  if (shouting && name === 'person') return true
  const [previous, second, next] = [before(words, i), before(words, i, 2), after(words, i)]
  if (name === 'person') {
    if (previous) return beforePerson.has(previous.plain) || roles.has(previous.plain)
    return next !== undefined && afterSubject[language].has(next.plain)
  }
  if (!previous) return false
  if (name === 'place')
    return (
      beforePlace.has(previous.plain) ||
      territories.has(previous.plain) ||
      (second !== undefined && territories.has(second.plain))
    )
  if (previous.plain === 'chez') return !ordinary && plain.length > 2
  // Somebody who is thanked for something has a name, listed or not.
  const unknown = !name && !wordy && !ordinary && plain.length > 2 && !abstractEnding.test(plain)
  if (unknown && thanking.has(previous.plain) && next && ['pour', 'for'].includes(next.plain)) return true
  if (name === 'client')
    return (
      beforeClient.has(previous.plain) || ['at', 'for', 'with', 'avec', 'pour', 'a'].includes(previous.plain)
    )
  if (wordy !== 'person') return false
  const thanked =
    thanking.has(previous.plain) ||
    (second !== undefined && thanking.has(second.plain) && ['a', 'to'].includes(previous.plain))
  return thanked && (!next || closes.has(next.plain) || next.gap.includes(','))
}
