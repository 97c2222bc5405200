/** The words of a comment, and what a reader sees of each: its capital, and whether a sentence begins with it. */
import { folded } from './plain.ts'

export interface Word {
  text: string
  /** Small and without accents, as in the lists. */
  plain: string
  from: number
  to: number
  /** What stands between the word before and this one. */
  gap: string
  /** The first of its sentence, or after a colon, a bracket, a quotation mark or a bullet: a capital tells nothing there. */
  first: boolean
  capital: boolean
  /** Capitals only, two letters or more. */
  shouted: boolean
  /** English possessive. */
  owns: boolean
}

const word = /[\p{L}\p{N}]+(?:(?:['&-]|(?<=\p{L})\.(?=\p{L}))[\p{L}\p{N}]+)*/gu
/** j'ai, l'hôpital, qu'on: the article is a word of its own. */
const elided = /^(?:[jlmntscd]|qu|jusqu|lorsqu|puisqu|quoiqu)'/iu
/** Titles end with a full stop, and so do initials: no sentence ends there. */
const titled = /^(?:[A-Z]|MM|Me|[Mm]me|[Mm]rs?|[Mm]s|[Dd]r|[Pp]r|[Pp]rof|[Ss]te?)$/
const ends = /[.!?…\n\r]|[:;«»"“”()[\]{}•*/|—–]|(?:^|\s)[-+>]+\s|\p{Extended_Pictographic}/u

export function words(text: string): Word[] {
  const found: Word[] = []
  let before = 0
  const add = (piece: string, from: number) => {
    const owned = /'s$/iu.test(piece) && piece.length > 2
    const bare = owned ? piece.slice(0, -2) : piece
    const gap = text.slice(before, from)
    const first =
      found.length === 0 || (ends.test(gap) && !(/^\. ?$/.test(gap) && titled.test(found.at(-1)!.text)))
    const capital = /^\p{Lu}/u.test(bare)
    const shouted = capital && /^[\p{Lu}\p{N}'&.-]{2,}$/u.test(bare)
    found.push({
      text: bare,
      plain: folded(bare),
      from,
      to: from + bare.length,
      gap,
      first,
      capital,
      shouted,
      owns: owned,
    })
    before = from + piece.length
  }
  for (const { index, 0: whole } of text.matchAll(word)) {
    const article = elided.exec(whole)?.[0] ?? ''
    // O'Neill and D'Angelo are names, d'Airbus is not; Aujourd'hui stays whole, as no article fits it.
    const split = article !== '' && whole.length > article.length
    if (split) add(article.slice(0, -1), index)
    if (split) add(whole.slice(article.length), index + article.length)
    else add(whole, index)
  }
  return found
}
