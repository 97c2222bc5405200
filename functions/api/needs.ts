/**
 * What the api may do: read what was published, keep the directory and the question bank, begin seasons, seal sessions, know
 * personal links, set up channels and webhooks, keep API keys and what programs asked for, send again what did not arrive, tell how the installation fares. It never
 * touches the sealed zone.
 */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'api',
  purpose: 'Everything for people who are signed in',
  trigger: { kind: 'http', origin: 'app', routes: ['ANY /api/{proxy+}'] },
  memory: 512,
  timeout: 30,
  tables: {
    directory: [
      { actions: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem'] },
      { actions: ['UpdateItem'], leadingKeys: ['contact#*'] },
    ],
    results: [
      { actions: ['GetItem', 'Query'] },
      { actions: ['PutItem'], leadingKeys: ['seasons', 'season#*'] },
      { actions: ['UpdateItem'], leadingKeys: ['seasons'] },
      // Added to, never changed.
      { actions: ['PutItem'], leadingKeys: ['audit#*'] },
    ],
    commons: [
      { actions: ['GetItem', 'PutItem'], leadingKeys: ['settings', 'questions'] },
      { actions: ['GetItem'], leadingKeys: ['trial#*', 'health#*'] },
      { actions: ['GetItem', 'PutItem'], leadingKeys: ['session#*'] },
      { actions: ['GetItem', 'PutItem', 'UpdateItem', 'Query'], leadingKeys: ['keys'] },
      { actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], leadingKeys: ['idempotency#*'] },
      { actions: ['UpdateItem'], leadingKeys: ['limit#*'] },
      { actions: ['Query', 'DeleteItem'], leadingKeys: ['dead', 'blocked'] },
      { actions: ['GetItem', 'UpdateItem'], leadingKeys: ['outbox#*'] },
      { actions: ['Query'], leadingKeys: ['week#*'] },
      { actions: ['GetItem', 'PutItem', 'UpdateItem', 'Query'], leadingKeys: ['webhooks', 'webhook#*'] },
      { actions: ['DeleteItem'], leadingKeys: ['webhooks'] },
    ],
  },
  queues: {
    messages: ['SendMessage', 'GetQueueAttributes'],
    undeliverable: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  },
  keys: {
    '/session': ['GetParameter'],
    '/link': ['GetParameter'],
    // Only where this installation is a client with a secret; whoever installs puts it there.
    '/sign-in/client-secret': ['GetParameter'],
    // Whoever may set what a channel is posted by cannot read it back.
    '/channel/*': ['PutParameter', 'DeleteParameters'],
    // It makes the secrets of webhooks and shows them once; it cannot read them again.
    '/webhook/*': ['PutParameter', 'DeleteParameters'],
  },
  environment: [
    'APP_ORIGIN',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_EMAIL_TRUSTED',
    'OIDC_ROLES_CLAIM',
    'OIDC_ROLE_HR',
    'OIDC_ROLE_ADMINISTRATOR',
    'OIDC_SIGN_OUT',
    'ADMINISTRATOR_TOKEN_SHA256',
    'TIME_ZONE',
    'HOLIDAYS',
    'QUORUM_K',
    'MESSAGES_PER_WEEK',
    'MAIL_FROM',
    'QUORUM_VERSION',
  ],
}
