/** The log of who changed what and who opened which result, as administrators and HR read it. Never what a result said. */
import type { Localised } from '../language/localised.ts'

export const auditActions = [
  'results.group',
  'results.round',
  'results.balance',
  'results.compare',
  'results.export',
  'directory.import',
  'directory.undo',
  'directory.held',
  'directory.remove',
  'accounts.hr-given',
  'accounts.hr-taken',
  'accounts.administrator-given',
  'accounts.administrator-taken',
  'accounts.signed-out',
  'settings.change',
  'questions.question',
  'questions.driver',
  'season.plan',
  'season.start',
  'schedule.change',
  'schedule.extra',
  'schedule.extra-cancel',
  'schedule.round-close',
  'schedule.round-cancel',
  'channels.secret',
  'channels.off',
  'channels.sms',
  'channels.language',
  'webhooks.add',
  'webhooks.rotate',
  'webhooks.pause',
  'webhooks.resume',
  'webhooks.remove',
  'webhooks.test',
  'webhooks.replay',
  'deliveries.replay',
  'deliveries.unblock',
  'keys.add',
  'keys.revoke',
  'audit.export',
  'retention.round',
] as const
export type AuditAction = (typeof auditActions)[number]

/** What a filter may name besides single actions. */
export const auditAreas = [
  'results',
  'directory',
  'accounts',
  'settings',
  'questions',
  'season',
  'schedule',
  'channels',
  'webhooks',
  'deliveries',
  'keys',
  'audit',
  'retention',
] as const

/** Whoever held the installation’s token is not known; no id of the directory looks like this. */
export const tokenActor = '#token'

/** What the clock does by itself, since the organisation once said so. */
export const clockActor = '#clock'

/** An API key: no id of the directory has a colon. */
const keyMark = 'key:'
export const keyActor = (id: string): string => keyMark + id
/** The id of the key that an actor is, or null. */
export const keyOfActor = (actor: string): string | null =>
  actor.startsWith(keyMark) ? actor.slice(keyMark.length) : null

export interface AuditLine {
  /** Of an opening, the first of that day. */
  at: string
  /** Id of a member, `#token`, `#clock`, or `key:` and the id of an API key. */
  actor: string
  action: AuditAction
  /** Id of a round, a group, a webhook, a channel …, or nothing where the action says it all. */
  object: string
}

export interface AuditLineView extends AuditLine {
  /** Of a key, what it is called. Null for the token, and for somebody who has left. */
  name: string | null
  /** What the object is called, where it has a name. */
  called: Localised | null
}

export interface AuditView {
  /** The latest day first; of a day the changes, then who opened what. */
  lines: AuditLineView[]
  /** Where the next page begins, or null after the last. */
  next: string | null
}
