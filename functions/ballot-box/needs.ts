/** What the ballot box may do: put one sealed ballot, read the public manifest. It knows nobody. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'ballot-box',
  purpose: 'Takes a sealed ballot with a good credential, and never learns whose it is',
  trigger: { kind: 'http', origin: 'box', routes: ['ANY /rounds/{proxy+}', 'GET /healthz'] },
  memory: 1024,
  timeout: 10,
  reserved: 200,
  tables: {
    ballots: [{ actions: ['GetItem', 'PutItem'] }],
    results: [{ actions: ['GetItem'], leadingKeys: ['rounds', 'round#*'] }],
  },
  keys: { '/round/*/issuing/*': ['GetParameter'] },
  environment: ['APP_ORIGIN', 'QUORUM_VERSION'],
  quiet: true,
}
