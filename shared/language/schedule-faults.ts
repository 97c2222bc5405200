/** Why a schedule or an extra round is not taken, in a sentence that says what to do. */
import type { Localised } from './localised.ts'

const sentences = {
  zone: {
    fr: 'Ce fuseau horaire n’existe pas. Choisissez-en un de la liste.',
    en: 'There is no such time zone. Choose one of the list.',
  },
  time: {
    fr: 'Choisissez un jour et une heure.',
    en: 'Choose a day and a time.',
  },
  'closes-soon': {
    fr: 'On doit pouvoir répondre pendant 24 heures au moins. Fermez plus tard, ou ouvrez plus tôt.',
    en: 'People must have 24 hours at least to answer. Close later, or open earlier.',
  },
  'closes-at-opening': {
    fr: 'La semaine se fermerait au moment où la suivante s’ouvre. Fermez avant.',
    en: 'The round would close at the moment when the next one opens. Close before that.',
  },
  'reminds-outside': {
    fr: 'Le rappel vient 20 heures au moins après l’ouverture et 6 heures au moins avant la fermeture. Déplacez-le, ou n’en envoyez pas.',
    en: 'The reminder comes at least 20 hours after the opening and at least 6 hours before the closing. Move it, or send none.',
  },
  'announces-early': {
    fr: 'On annonce les résultats après la fermeture, et avant l’ouverture suivante.',
    en: 'Results are announced after the closing, and before the next opening.',
  },
  day: {
    fr: 'Choisissez une date.',
    en: 'Choose a date.',
  },
  backwards: {
    fr: 'La fin vient avant le début.',
    en: 'The end comes before the beginning.',
  },
  'closure-long': {
    fr: 'Une fermeture dure un an au plus. Pour arrêter plus longtemps, mettez en pause.',
    en: 'A closure lasts a year at most. To stop for longer, pause.',
  },
  'closures-many': {
    fr: 'Il y a trop de fermetures\u202f: 60 au plus. Retirez celles qui sont passées.',
    en: 'There are too many closures: 60 at most. Remove those that are over.',
  },
  'no-round': {
    fr: 'Avec ces jours fermés, aucune semaine ne s’ouvrirait pendant deux ans. Retirez-en, ou ouvrez un autre jour.',
    en: 'With these closed days no round would open for two years. Remove some, or open on another day.',
  },
  moment: {
    fr: 'Choisissez une date et une heure.',
    en: 'Choose a date and a time.',
  },
  past: {
    fr: 'Ce moment est passé. Choisissez-en un à venir.',
    en: 'This moment has passed. Choose one that is to come.',
  },
  far: {
    fr: 'C’est trop loin\u202f: dans un an au plus.',
    en: 'This is too far ahead: within a year at most.',
  },
  'extra-short': {
    fr: 'On doit pouvoir répondre pendant 24 heures au moins. Fermez plus tard.',
    en: 'People must have 24 hours at least to answer. Close later.',
  },
  'extra-long': {
    fr: 'Un sondage de plus dure deux semaines au plus. Fermez plus tôt.',
    en: 'An extra round lasts two weeks at most. Close earlier.',
  },
  overlaps: {
    fr: 'On pourrait répondre à deux sondages à la fois\u202f: un autre s’ouvre le {opens}. Fermez avant, ou ouvrez après sa fermeture.',
    en: 'People could answer two rounds at once: another one opens on {opens}. Close before that, or open once it has closed.',
  },
  'extras-many': {
    fr: 'Douze sondages de plus sont déjà prévus. Annulez-en un d’abord.',
    en: 'Twelve extra rounds are planned already. Cancel one first.',
  },
  empty: {
    fr: 'Remplissez ce champ.',
    en: 'Fill in this field.',
  },
  'too-long': {
    fr: 'C’est trop long\u202f: 60 caractères au plus.',
    en: 'This is too long: 60 characters at most.',
  },
} satisfies Record<string, Localised>

export const scheduleFaultSentence = (fault: keyof typeof sentences): Localised => sentences[fault]
