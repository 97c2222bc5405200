/** What the courier may do: read members and their addresses, keep the outbox, send. Nothing of rounds, results or ballots. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'courier',
  purpose: 'Sends what is due to each person, once, and within what they may be written to',
  trigger: { kind: 'queue', queue: 'messages', batch: 10 },
  memory: 512,
  timeout: 60,
  tables: {
    directory: [{ actions: ['GetItem', 'Query'], leadingKeys: ['members#*', 'contact#*', 'roles'] }],
    commons: [{ actions: ['GetItem', 'PutItem', 'UpdateItem', 'Query'] }],
  },
  queues: {
    messages: [
      'SendMessage',
      'ReceiveMessage',
      'DeleteMessage',
      'ChangeMessageVisibility',
      'GetQueueAttributes',
    ],
  },
  services: ['ses:SendEmail', 'sns:Publish'],
  keys: {
    '/link': ['GetParameter'],
    '/channel/*': ['GetParameter'],
    '/webhook/*': ['GetParameter'],
  },
  environment: [
    'APP_ORIGIN',
    'TIME_ZONE',
    'QUORUM_K',
    'MESSAGES_PER_WEEK',
    'MAIL_FROM',
    'SES_SET',
    'SLACK_API',
    'QUORUM_VERSION',
  ],
}
