/** The tests that run once more on Amazon's engine: together they go through every store, and they are the quick ones that do. */

const api = [
  'accounts',
  'audit',
  'channel',
  'contact',
  'directory',
  'directory-undo',
  'idempotency',
  'message',
  'people',
  'question',
  'rate-limit',
  'results',
  'schedule',
  'season',
  'settings',
  'sign-in',
  'status',
  'webhook',
]

const whole = [
  'ballot-box',
  'deliveries',
  'issuer',
  'kept',
  'retention',
  'season-history',
  'stop',
  'tally',
  'webhooks',
]

export const storeTests: string[] = [
  'test/conformance/engine.test.ts',
  ...api.map((name) => `functions/api/${name}.test.ts`),
  ...whole.map((name) => `test/functions/${name}.test.ts`),
  'infra/local/grants.test.ts',
  'infra/local/queue.test.ts',
]
