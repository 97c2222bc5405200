/** Of the schedule and its rounds. */
import type { Entry } from './entry.ts'

export const schedule = {
  'schedule-changed': {
    status: 412,
    fr: {
      title: 'Modifié entre-temps',
      detail:
        'Quelqu’un d’autre vient de changer le calendrier. Rien n’est écrasé\u202f: comparez les deux versions, puis choisissez.',
    },
    en: {
      title: 'Changed in the meantime',
      detail:
        'Somebody else has just changed the schedule. Nothing is overwritten: compare both versions, then choose.',
    },
  },
  'schedule-refused': {
    status: 422,
    fr: {
      title: 'Rien n’a été enregistré',
      detail: 'Un champ ne convient pas\u202f: corrigez ce qui est indiqué, puis réessayez.',
    },
    en: {
      title: 'Nothing was saved',
      detail: 'A field does not fit: correct what is named, then try again.',
    },
  },
  'extra-begun': {
    status: 409,
    fr: {
      title: 'Ce sondage de plus ne s’annule plus',
      detail:
        'Il est ouvert, ou s’ouvre dans les deux minutes. Une fois ouvert, vous pouvez le fermer ou y renoncer.',
    },
    en: {
      title: 'This extra round can no longer be cancelled',
      detail: 'It is open, or opens within two minutes. Once it is open you can close it or give it up.',
    },
  },
  'round-not-running': {
    status: 409,
    fr: {
      title: 'Cette semaine n’est pas ouverte',
      detail:
        'On ne ferme que ce qui est ouvert, et on n’y renonce plus après la fermeture. Rechargez la page.',
    },
    en: {
      title: 'This round is not open',
      detail: 'Only what is open can be closed or given up. Reload the page.',
    },
  },
} as const satisfies Record<string, Entry>
