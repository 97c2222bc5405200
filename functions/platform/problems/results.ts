/** Of reading what was published. */
import type { Entry } from './entry.ts'

export const results = {
  'rounds-not-two': {
    status: 400,
    fr: {
      title: 'Deux semaines à choisir',
      detail: 'Une comparaison se fait entre deux semaines différentes. Choisissez-en deux.',
    },
    en: {
      title: 'Two rounds to choose',
      detail: 'A comparison is between two different rounds. Choose two.',
    },
  },
  'results-not-published': {
    status: 404,
    fr: {
      title: 'Pas encore de résultat',
      detail: 'Les résultats de cette semaine ne sont pas encore publiés.',
    },
    en: { title: 'No results yet', detail: 'The results of this round are not published yet.' },
  },
  'group-not-found': {
    status: 404,
    fr: {
      title: 'Groupe introuvable',
      detail: 'Ce groupe n’existe pas, ou il n’est pas parmi ceux que vous voyez.',
    },
    en: {
      title: 'Group not found',
      detail: 'This group does not exist, or is not among those that you see.',
    },
  },
} as const satisfies Record<string, Entry>
