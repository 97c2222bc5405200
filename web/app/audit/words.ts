/** The words of this page: its own, and those of the log, which its file has too. */
import { auditWords } from '#shared/operation/audit-words.ts'
import type { Code } from '../language.svelte.ts'

export const fr = {
  title: 'Le journal',
  lede: 'Qui a changé quoi, et qui a ouvert quels résultats au-delà de sa propre équipe. On y ajoute, on n’en retire rien ; chaque ligne disparaît après 400 jours.',
  never: 'Jamais ce que disait un résultat, ni rien de qui a répondu.',
  area: 'Quoi',
  areas: {
    all: 'Tout',
    results: 'Résultats ouverts',
    directory: 'Annuaire',
    accounts: 'Rôles',
    retention: 'Conservation',
    settings: 'Réglages',
    questions: 'Questions',
    season: 'Saisons',
    schedule: 'Calendrier',
    channels: 'Canaux',
    webhooks: 'Webhooks',
    deliveries: 'Messages non arrivés',
    keys: 'Clés d’accès',
    audit: 'Ce journal',
  },
  actor: 'Identifiant de la personne',
  from: 'Du',
  to: 'Au',
  none: 'Aucune ligne ne correspond.',
  opened: 'la première fois ce jour-là : {at}',
  more: 'Plus ancien',
  file: 'Télécharger (CSV)',
  list: 'Lignes du journal',
}

export const en: typeof fr = {
  title: 'The log',
  lede: 'Who changed what, and who opened which results beyond their own team. Lines are added and never taken away; each is gone after 400 days.',
  never: 'Never what a result said, nor anything of who answered.',
  area: 'What',
  areas: {
    all: 'Everything',
    results: 'Results opened',
    directory: 'Directory',
    accounts: 'Roles',
    retention: 'Retention',
    settings: 'Settings',
    questions: 'Questions',
    season: 'Seasons',
    schedule: 'Schedule',
    channels: 'Channels',
    webhooks: 'Webhooks',
    deliveries: 'What did not arrive',
    keys: 'API keys',
    audit: 'This log',
  },
  actor: 'Id of the person',
  from: 'From',
  to: 'To',
  none: 'No line fits.',
  opened: 'first on that day: {at}',
  more: 'Older',
  file: 'Download (CSV)',
  list: 'Lines of the log',
}

export const wordsOf = (code: Code) => ({ ...(code === 'fr' ? fr : en), log: auditWords[code] })
