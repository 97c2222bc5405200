/** What the issuer may do: read one member, keep one issuance, evaluate with the round's issuing key. Never a ballot. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'issuer',
  purpose: 'Knows who you are and gives one set of blind credentials a round',
  trigger: { kind: 'http', origin: 'app', routes: ['POST /issue/{round}', 'GET /issue/healthz'] },
  memory: 1024,
  timeout: 10,
  reserved: 200,
  tables: {
    directory: [{ actions: ['GetItem'], leadingKeys: ['members#*'] }],
    issuance: [{ actions: ['GetItem', 'PutItem'] }],
    results: [{ actions: ['GetItem'], leadingKeys: ['rounds', 'round#*'] }],
  },
  keys: { '/round/*/issuing/*': ['GetParameter'], '/link': ['GetParameter'] },
  environment: ['QUORUM_VERSION'],
}
