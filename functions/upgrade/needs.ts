/** What an upgrade may do: make the lasting keys, which it cannot read, and change exactly what its migrations change. */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'upgrade',
  purpose: 'Makes the keys that outlive a round, and brings the data of an older version to this one',
  trigger: { kind: 'deployment' },
  memory: 512,
  timeout: 900,
  tables: {
    directory: [{ actions: ['GetItem'], leadingKeys: ['structure', 'members#*'] }],
    results: [
      { actions: ['GetItem', 'PutItem'], leadingKeys: ['schema'] },
      { actions: ['Query'], leadingKeys: ['rounds'] },
    ],
    commons: [
      { actions: ['Query'], leadingKeys: ['bulletin#*', 'blocked'] },
      { actions: ['UpdateItem'], leadingKeys: ['bulletin#*'] },
      { actions: ['DeleteItem'], leadingKeys: ['blocked'] },
    ],
  },
  keys: { '/link': ['PutParameter'], '/session': ['PutParameter'] },
  environment: ['QUORUM_VERSION'],
}
