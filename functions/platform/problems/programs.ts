/** Of programs that ask: their keys, what is done once, and how often they may. */
import type { Entry } from './entry.ts'

export const programs = {
  'key-mistyped': {
    status: 401,
    fr: {
      title: 'Clé mal recopiée',
      detail: 'Cette clé d’accès n’est pas entière, ou un caractère a changé. Copiez-la à nouveau.',
    },
    en: {
      title: 'Key not copied whole',
      detail: 'This API key is not whole, or a character has changed. Copy it again.',
    },
  },
  'key-not-here': {
    status: 403,
    fr: {
      title: 'Pas avec une clé',
      detail: 'Aucune clé d’accès n’ouvre cette adresse : il faut se connecter soi-même.',
    },
    en: {
      title: 'Not with a key',
      detail: 'No API key opens this address: it takes somebody who signs in.',
    },
  },
  'scope-missing': {
    status: 403,
    fr: {
      title: 'Droit manquant',
      detail: 'Il manque à cette clé le droit « {scope} ». Faites une clé qui l’a.',
    },
    en: {
      title: 'Scope missing',
      detail: 'This key lacks the scope “{scope}”. Make a key that has it.',
    },
  },
} as const satisfies Record<string, Entry>
