/** Ways to reach somebody, or to find them: addresses, numbers, links, handles, licence plates. */

/** Every repetition is bounded, so that a long paste takes no longer than its length. */
const patterns = [
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}/gu,
  /[\p{L}\p{N}._+-]{1,64} ?(?:\( ?at ?\)|\[ ?at ?\]|\barobase\b) ?[\p{L}\p{N}.-]{1,63}/giu,
  /\bhttps?:\/\/[^\s]{1,2000}|\bwww\.[^\s]{1,2000}/giu,
  /(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]{2,63}\.(?:fr|com|net|org|eu|io|co\.uk|uk|de|be|ch|info|biz)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}@._])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,30}/gu,
  // Licence plates: France since 2009, Britain since 2001.
  /(?<![\p{L}\p{N}-])[A-Z]{2}[- ]?\d{3}[- ]?[A-Z]{2}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\p{L}\p{N}])/gu,
]

/** International with + or 00, national with 0, and ten digits of North America. */
const numbers = [
  /(?<![\p{L}\p{N}+])(?:\+|\(?0)(?:[ .()/-]{0,3}\d){8,14}(?!\d)/gu,
  /(?<![\p{L}\p{N}+])(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/gu,
]

export interface Span {
  from: number
  to: number
}

export function contacts(text: string): Span[] {
  return [...patterns, ...numbers].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => {
      const kept = found.replace(/[.,;:!?)\]»"']+$/u, '')
      return { from: index, to: index + kept.length }
    }),
  )
}
