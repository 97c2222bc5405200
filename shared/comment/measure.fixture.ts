/** How many names are found in comments, how many with their kind, and how many comments that name nobody are warned of. */
import type { Comment } from './corpus.fixture.ts'
import { known } from './vocabulary.ts'
import { type WarningKind, warnings } from './warnings.ts'

interface Measured {
  /** By kind: names in the comments, names under a warning, names under a warning of their kind. */
  names: Record<WarningKind, { all: number; found: number; kind: number }>
  /** Comments that name nobody, and those of them with a warning. */
  innocent: number
  alarmed: number
}

export function measure(comments: Comment[]): Measured {
  const none = () => ({ all: 0, found: 0, kind: 0 })
  const names = { person: none(), client: none(), place: none(), contact: none() }
  const innocent = comments.filter(({ named }) => named.length === 0)
  for (const { text, language, named } of comments) {
    const found = named.length > 0 ? warnings(text, language) : []
    for (const { kind, from, to } of named) {
      const over = found.filter((warning) => warning.from < to && from < warning.to)
      names[kind].all += 1
      if (over.length > 0) names[kind].found += 1
      if (over.some((warning) => warning.kind === kind)) names[kind].kind += 1
    }
  }
  const alarmed = innocent.filter(({ text, language }) => warnings(text, language).length > 0).length
  return { names, innocent: innocent.length, alarmed }
}

const invented = ['Brelvan', 'Quorsid', 'Tamwick', 'Ostrell', 'Fendouz', 'Ravolt', 'Skarnby', 'Ludrin']

/** The same comments, each listed name in them replaced by one that no list has: what is left is what the rules find. */
export function unlisted(comments: Comment[]): Comment[] {
  let next = 0
  return comments.map((comment) => {
    let text = ''
    let at = 0
    const named = comment.named.map(({ kind, from, to }) => {
      text += comment.text.slice(at, from)
      at = to
      const start = text.length
      const name = comment.text.slice(from, to)
      text +=
        kind === 'contact'
          ? name
          : name.replace(/[\p{L}'-]+/gu, (word) =>
              isListed(word) ? likeIt(word, invented[next++ % invented.length]!) : word,
            )
      return { kind, from: start, to: text.length }
    })
    return { ...comment, text: text + comment.text.slice(at), named }
  })
}

function isListed(word: string): boolean {
  const { name, wordy } = known(word.replace(/'s$/, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
  return (name ?? wordy) !== undefined
}

function likeIt(word: string, name: string): string {
  if (word === word.toLowerCase()) return name.toLowerCase()
  return word === word.toUpperCase() ? name.toUpperCase() : name
}
