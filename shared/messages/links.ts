/** Where links of messages lead when they are nobody's own. */
import type { Language } from '../org/organisation.ts'
import type { Links } from './messages.ts'

/** Why nobody can link an answer to a person. */
export const whyUrl = (app: string, language: Language): string =>
  `${app}/answer/#${language === 'fr' ? 'pourquoi' : 'why'}`

/** Of a message that is only looked at: nothing personal, the start page in its place. */
export const startLinks = (app: string, language: Language): Links => ({
  act: `${app}/`,
  why: whyUrl(app, language),
  results: `${app}/`,
  contact: `${app}/`,
})
