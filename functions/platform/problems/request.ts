/** Of any request. */
import type { Entry } from './entry.ts'

export const request = {
  'body-not-json': {
    status: 400,
    fr: { title: 'Demande illisible', detail: 'Le corps de la demande n’est pas du JSON valable.' },
    en: { title: 'Unreadable request', detail: 'The body of the request is not valid JSON.' },
  },
  'body-invalid': {
    status: 400,
    fr: {
      title: 'Demande incomplète ou mal formée',
      detail: 'Ces champs manquent ou n’ont pas la forme attendue : {fields}.',
    },
    en: {
      title: 'Incomplete or malformed request',
      detail: 'These fields are missing or do not have the expected form: {fields}.',
    },
  },
  'query-invalid': {
    status: 400,
    fr: {
      title: 'Paramètre invalide',
      detail: 'Le paramètre « {name} » manque ou n’a pas la forme attendue.',
    },
    en: {
      title: 'Invalid parameter',
      detail: 'The parameter “{name}” is missing or does not have the expected form.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    fr: {
      title: 'Modifié entre-temps',
      detail:
        'Quelqu’un d’autre vient de changer la même chose. Rien n’est écrasé : comparez les deux versions, puis choisissez.',
    },
    en: {
      title: 'Changed in the meantime',
      detail:
        'Somebody else has just changed the same thing. Nothing is overwritten: compare both versions, then choose.',
    },
  },
  'audit-too-long': {
    status: 422,
    fr: {
      title: 'Journal trop long pour un fichier',
      detail: 'Il y a plus de {most} lignes. Choisissez moins de jours, ou une seule personne.',
    },
    en: {
      title: 'Log too long for a file',
      detail: 'There are more than {most} lines. Choose fewer days, or one person.',
    },
  },
  'not-found': {
    status: 404,
    fr: { title: 'Introuvable', detail: 'Il n’y a rien à cette adresse.' },
    en: { title: 'Not found', detail: 'There is nothing at this address.' },
  },
  'method-not-allowed': {
    status: 405,
    fr: { title: 'Méthode refusée', detail: 'Cette adresse n’accepte pas cette méthode.' },
    en: { title: 'Method not allowed', detail: 'This address does not take this method.' },
  },
  'body-too-large': {
    status: 413,
    fr: { title: 'Demande trop volumineuse', detail: 'Le corps de la demande dépasse {limit} octets.' },
    en: { title: 'Request too large', detail: 'The body of the request exceeds {limit} bytes.' },
  },
  internal: {
    status: 500,
    fr: { title: 'Erreur de notre côté', detail: 'La demande n’a pas abouti. Réessayez dans un moment.' },
    en: { title: 'An error on our side', detail: 'The request did not succeed. Try again in a moment.' },
  },
  'database-unreachable': {
    status: 503,
    fr: {
      title: 'Base de données injoignable',
      detail: 'Ce service fonctionne, mais sa base de données ne répond pas. Réessayez dans un moment.',
    },
    en: {
      title: 'Database unreachable',
      detail: 'This service runs, but its database does not answer. Try again in a moment.',
    },
  },
  'too-busy': {
    status: 503,
    fr: {
      title: 'Trop de demandes',
      detail: 'Beaucoup de personnes répondent en ce moment. Réessayez dans un instant.',
    },
    en: { title: 'Too busy', detail: 'Many people are answering right now. Try again in a moment.' },
  },
} as const satisfies Record<string, Entry>
