/** What the courier may do: read members and their addresses, keep the outbox, send. Nothing of rounds, results or ballots. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'courier',
  purpose: 'Sends what is due to each person, once, and within what they may be written to',
  trigger: { kind: 'queue', queue: 'messages', batch: 10 },
  memory: 512,
  timeout: 60,
  reserved: 5,
  tables: {
    directory: [
      { actions: ['GetItem'], leadingKeys: ['members#*', 'contact#*', 'roles'] },
      { actions: ['Query'], leadingKeys: ['members#*'] },
    ],
    // Neither sessions nor API keys nor what programs asked for.
    commons: [
      {
        actions: ['GetItem'],
        leadingKeys: ['settings', 'bulletin#*', 'outbox#*', 'blocked', 'webhooks', 'webhook#*'],
      },
      {
        actions: ['PutItem'],
        leadingKeys: ['outbox#*', 'blocked', 'dead', 'trial#*', 'webhook#*', 'health#courier'],
      },
      { actions: ['UpdateItem'], leadingKeys: ['outbox#*', 'week#*', 'webhooks', 'webhook#*'] },
      { actions: ['Query'], leadingKeys: ['webhooks'] },
    ],
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
  // Of a letter that was composed here SES asks for both.
  services: ['ses:SendEmail', 'ses:SendRawEmail', 'sns:Publish'],
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
