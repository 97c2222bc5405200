/** What the tally may do: read and delete the sealed zone, stage and publish once, destroy the keys. No directory. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'tally',
  purpose: 'Opens the ballots of a closed round once, publishes what the gate lets through, shreds the rest',
  trigger: { kind: 'schedule', every: 'rate(5 minutes)' },
  memory: 3008,
  timeout: 900,
  reserved: 4,
  tables: {
    ballots: [{ actions: ['Query', 'BatchWriteItem'] }],
    issuance: [{ actions: ['Query', 'BatchWriteItem'] }],
    results: [
      { actions: ['GetItem'], leadingKeys: ['rounds', 'round#*', 'seasons', 'season#*'] },
      { actions: ['UpdateItem', 'Query'], leadingKeys: ['rounds'] },
      { actions: ['PutItem'], leadingKeys: ['round#*', 'group#*', 'health#tally'] },
    ],
  },
  keys: {
    '/round/*/sealing/*': ['GetParameter'],
    '/round/*': ['GetParametersByPath', 'DeleteParameters'],
  },
  environment: ['QUORUM_VERSION'],
}
