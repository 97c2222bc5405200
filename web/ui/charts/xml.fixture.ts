/** Reads an XML document strictly, for tests of drawings as files. */
// @ts-expect-error the parser brings no types
import { Parser } from 'saxen'

export interface Tag {
  name: string
  attributes: Record<string, string>
  /** Its own text and that of everything in it. */
  text: string
  /** Positions of those around it, outermost first. */
  inside: number[]
}

type Decode = (text: string) => string

interface Sax {
  on(
    event: 'openTag',
    told: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
  ): void
  on(event: 'text', told: (text: string, decode: Decode) => void): void
  on(event: 'closeTag', told: () => void): void
  on(event: 'error' | 'warn', told: (problem: Error) => void): void
  parse(text: string): void
}

/** The elements of a document in their order. Throws where it is not well formed. */
export function readXml(document: string): Tag[] {
  const tags: Tag[] = []
  const open: number[] = []
  const fail = (problem: Error) => {
    throw problem
  }
  const parser = new Parser() as Sax
  parser.on('openTag', (name, attributes, decode) => {
    const own = Object.entries(attributes()).map(([key, value]) => [key, decode(value)])
    open.push(tags.push({ name, attributes: Object.fromEntries(own), text: '', inside: [...open] }) - 1)
  })
  parser.on('text', (text, decode) => {
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) fail(new Error(`stray & in "${text}"`))
    for (const at of open) tags[at]!.text += decode(text)
  })
  parser.on('closeTag', () => open.pop())
  parser.on('error', fail)
  parser.on('warn', fail)
  parser.parse(document)
  if (open.length > 0 || tags.length === 0) throw new Error('not closed')
  return tags
}

export const named = (tags: Tag[], name: string): Tag[] => tags.filter((tag) => tag.name === name)
