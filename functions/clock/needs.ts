/** What the clock may do: read counts per team, plan, open and close rounds, write their keys. It reads no key back. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'clock',
  purpose: 'Looks at the calendar and the state, and opens and closes what is due',
  trigger: { kind: 'schedule', every: 'rate(1 minute)' },
  memory: 512,
  timeout: 60,
  tables: {
    directory: [{ actions: ['GetItem', 'Query'], leadingKeys: ['structure'] }],
    results: [
      {
        actions: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
        leadingKeys: ['rounds', 'round#*', 'seasons', 'season#*'],
      },
    ],
  },
  keys: { '/round/*/issuing/*': ['PutParameter'], '/round/*/sealing/*': ['PutParameter'] },
  environment: ['TIME_ZONE', 'HOLIDAYS', 'QUORUM_K'],
}
