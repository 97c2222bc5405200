/** How far a group agrees, in words: small groups never get a number for it. */
import type { ShownResult } from '../published/published.ts'
import type { Localised } from './localised.ts'

const sentences: Record<NonNullable<ShownResult['agreement']>, Localised> = {
  agree: { fr: 'Les avis se rejoignent.', en: 'The team agrees.' },
  mixed: { fr: 'Les avis diffèrent.', en: 'Opinions differ.' },
  split: { fr: 'L’équipe est partagée.', en: 'The team is split.' },
}

export const agreementSentence = (agreement: NonNullable<ShownResult['agreement']>): Localised =>
  sentences[agreement]
