/** Of the question bank. */
import type { Entry } from './entry.ts'

export const questions = {
  'bank-changed': {
    status: 409,
    fr: {
      title: 'Modifié entre-temps',
      detail:
        'Quelqu’un d’autre vient de changer cette question ou ce thème. Rien n’est écrasé : comparez les deux versions, puis choisissez.',
    },
    en: {
      title: 'Changed in the meantime',
      detail:
        'Somebody else has just changed this question or driver. Nothing is overwritten: compare both versions, then choose.',
    },
  },
  'bank-refused': {
    status: 422,
    fr: {
      title: 'Rien n’a été enregistré',
      detail: 'Un champ ou une limite ne convient pas : corrigez ce qui est indiqué, puis réessayez.',
    },
    en: {
      title: 'Nothing was saved',
      detail: 'A field or a limit does not fit: correct what is named, then try again.',
    },
  },
  'precondition-required': {
    status: 428,
    fr: {
      title: 'Version attendue',
      detail:
        'Dites sur quelle version repose ce changement : If-Match avec son étiquette, ou If-None-Match avec une étoile pour du nouveau.',
    },
    en: {
      title: 'Version expected',
      detail:
        'Say on which version this change rests: If-Match with its tag, or If-None-Match with an asterisk for something new.',
    },
  },
} as const satisfies Record<string, Entry>
