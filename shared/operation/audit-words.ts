/** The audit log in words, for the page and the file. */
import { type AuditAction, type AuditLineView, clockActor, keyOfActor, tokenActor } from './audit.ts'

export const auditColumns = ['at', 'name', 'actor', 'action', 'called', 'object'] as const

interface Words {
  columns: Record<(typeof auditColumns)[number], string>
  actions: Record<AuditAction, string>
  token: string
  clock: string
  key: string
  left: string
}

export const auditWords: Record<'fr' | 'en', Words> = {
  fr: {
    columns: {
      at: 'Moment (UTC)',
      name: 'Personne',
      actor: 'Identifiant',
      action: 'Action',
      called: 'Nom de l’objet',
      object: 'Objet',
    },
    actions: {
      'results.group': 'A ouvert les résultats d’un groupe',
      'results.round': 'A ouvert les résultats d’une semaine',
      'results.balance': 'A ouvert l’équilibre d’une semaine',
      'results.compare': 'A comparé une semaine',
      'results.export': 'A téléchargé les résultats d’une semaine',
      'directory.import': 'A importé l’annuaire',
      'directory.undo': 'A annulé le dernier import',
      'directory.held': 'A pris tout ce qui est gardé d’une personne',
      'directory.remove': 'A retiré une personne de l’annuaire',
      'accounts.hr-given': 'A donné le rôle RH',
      'accounts.hr-taken': 'A retiré le rôle RH',
      'accounts.administrator-given': 'A donné le rôle d’administrateur',
      'accounts.administrator-taken': 'A retiré le rôle d’administrateur',
      'accounts.signed-out': 'A déconnecté une personne partout',
      'settings.change': 'A changé un réglage',
      'questions.question': 'A changé une question',
      'questions.driver': 'A changé un thème',
      'season.plan': 'A réglé la saison suivante',
      'season.start': 'A commencé une saison',
      'schedule.change': 'A changé le calendrier',
      'schedule.extra': 'A prévu un sondage de plus',
      'schedule.extra-cancel': 'A annulé un sondage de plus',
      'schedule.round-close': 'A fermé une semaine avant l’heure',
      'schedule.round-cancel': 'A renoncé à une semaine ouverte',
      'channels.secret': 'A mis un canal en service',
      'channels.off': 'A arrêté un canal',
      'channels.sms': 'A réglé les SMS',
      'channels.language': 'A choisi la langue des canaux',
      'webhooks.add': 'A ajouté un webhook',
      'webhooks.rotate': 'A renouvelé le secret d’un webhook',
      'webhooks.pause': 'A mis un webhook en pause',
      'webhooks.resume': 'A repris les envois d’un webhook',
      'webhooks.remove': 'A supprimé un webhook',
      'webhooks.test': 'A essayé un webhook',
      'webhooks.replay': 'A renvoyé un événement à un webhook',
      'deliveries.replay': 'A renvoyé des messages',
      'deliveries.unblock': 'A rétabli une adresse',
      'keys.add': 'A fait une clé d’accès',
      'keys.revoke': 'A révoqué une clé d’accès',
      'audit.export': 'A téléchargé ce journal',
      'retention.round': 'A effacé une semaine publiée, sa durée étant passée',
    },
    token: 'Le jeton de l’installation',
    clock: 'L’horloge de Quorum',
    key: 'La clé « {name} »',
    left: 'Une personne partie',
  },
  en: {
    columns: {
      at: 'Moment (UTC)',
      name: 'Person',
      actor: 'Id',
      action: 'Action',
      called: 'Name of the object',
      object: 'Object',
    },
    actions: {
      'results.group': 'Opened the results of a group',
      'results.round': 'Opened the results of a week',
      'results.balance': 'Opened the balance of a week',
      'results.compare': 'Compared a week',
      'results.export': 'Downloaded the results of a week',
      'directory.import': 'Imported the directory',
      'directory.undo': 'Undid the last import',
      'directory.held': 'Took everything held about a person',
      'directory.remove': 'Removed a person from the directory',
      'accounts.hr-given': 'Gave the role of HR',
      'accounts.hr-taken': 'Took the role of HR away',
      'accounts.administrator-given': 'Gave the role of administrator',
      'accounts.administrator-taken': 'Took the role of administrator away',
      'accounts.signed-out': 'Signed a person out everywhere',
      'settings.change': 'Changed a setting',
      'questions.question': 'Changed a question',
      'questions.driver': 'Changed a driver',
      'season.plan': 'Set up the next season',
      'season.start': 'Began a season',
      'schedule.change': 'Changed the schedule',
      'schedule.extra': 'Planned an extra round',
      'schedule.extra-cancel': 'Cancelled an extra round',
      'schedule.round-close': 'Closed a round early',
      'schedule.round-cancel': 'Gave up an open round',
      'channels.secret': 'Put a channel into use',
      'channels.off': 'Stopped a channel',
      'channels.sms': 'Set text messages',
      'channels.language': 'Chose the language of channels',
      'webhooks.add': 'Added a webhook',
      'webhooks.rotate': 'Renewed the secret of a webhook',
      'webhooks.pause': 'Paused a webhook',
      'webhooks.resume': 'Resumed a webhook',
      'webhooks.remove': 'Removed a webhook',
      'webhooks.test': 'Tried a webhook',
      'webhooks.replay': 'Sent an event to a webhook again',
      'deliveries.replay': 'Sent messages again',
      'deliveries.unblock': 'Served an address again',
      'keys.add': 'Made an API key',
      'keys.revoke': 'Revoked an API key',
      'audit.export': 'Downloaded this log',
      'retention.round': 'Deleted a published round whose time was over',
    },
    token: 'The installation’s token',
    clock: 'Quorum’s clock',
    key: 'The key “{name}”',
    left: 'Somebody who has left',
  },
}

/** Who it was, in words. */
export function actorText(words: Words, { actor, name }: Pick<AuditLineView, 'actor' | 'name'>): string {
  if (actor === tokenActor) return words.token
  if (actor === clockActor) return words.clock
  const key = keyOfActor(actor)
  return key === null ? (name ?? words.left) : words.key.replace('{name}', name ?? key)
}
