/** The page's language: the browser's at first, then what the person chose here. */
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

export type Code = 'fr' | 'en'

const remembered = 'quorum-language'

class Language {
  code: Code = $state.raw(initial())

  get words() {
    return this.code === 'fr' ? fr : en
  }

  choose(code: Code) {
    this.code = code
    try {
      localStorage.setItem(remembered, code)
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
  }
}

function initial(): Code {
  return firstOf([stored(), ...navigator.languages.map((tag) => tag.slice(0, 2))])
}

function firstOf(tags: (string | null)[]): Code {
  return tags.find((tag) => tag === 'fr' || tag === 'en') ?? 'en'
}

function stored(): string | null {
  try {
    return localStorage.getItem(remembered)
  } catch {
    return null
  }
}

export const language = new Language()
