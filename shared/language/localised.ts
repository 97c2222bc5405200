/** A text in both languages that people may read. */
export interface Localised {
  fr: string
  en: string
}

export const languages = ['fr', 'en'] as const satisfies (keyof Localised)[]
