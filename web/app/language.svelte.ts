/** The dashboard's language: what the person chose here, else what the directory says, else the browser's. */
import type { DriverNames } from '#shared/language/drivers.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import { type Words, withDrivers } from './words/words.ts'

export type Code = 'fr' | 'en'

const remembered = 'quorum-language'
const texts: Record<Code, Words> = { fr, en }

class Language {
  code: Code = $state.raw(chosen() ?? firstOf(navigator.languages.map((tag) => tag.slice(0, 2))) ?? 'en')

  /** What the organisation calls its own drivers. */
  #own: DriverNames = $state.raw({})
  readonly #words: Words = $derived(withDrivers(texts[this.code], this.code, this.#own))

  get words(): Words {
    return this.#words
  }

  learn(drivers: DriverNames) {
    this.#own = drivers
  }

  get other(): Code {
    return this.code === 'fr' ? 'en' : 'fr'
  }

  /** The directory's language, where nothing was chosen on this device. */
  suggest(code: Code) {
    if (chosen() === null) this.code = code
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

function firstOf(tags: string[]): Code | null {
  return tags.find((tag) => tag === 'fr' || tag === 'en') ?? null
}

function chosen(): Code | null {
  try {
    return firstOf([localStorage.getItem(remembered) ?? ''])
  } catch {
    return null
  }
}

export const language = new Language()
