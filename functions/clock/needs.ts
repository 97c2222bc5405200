/**
 * What the clock may do: read counts per team, the question bank, the schedule and what HR ordered, plan, open and close
 * rounds, write their keys, say that something is to be told, and delete what was kept for long enough. It reads no key back, and nobody's address.
 */
import type { Needs } from '../platform/needs.ts'

export const needs: Needs = {
  name: 'clock',
  purpose: 'Looks at the calendar and the state, and opens and closes what is due',
  trigger: { kind: 'schedule', every: 'rate(1 minute)' },
  memory: 512,
  timeout: 60,
  reserved: 2,
  tables: {
    directory: [{ actions: ['GetItem', 'Query'], leadingKeys: ['structure'] }],
    results: [
      { actions: ['GetItem', 'PutItem'], leadingKeys: ['rounds', 'round#*', 'seasons', 'season#*'] },
      { actions: ['UpdateItem'], leadingKeys: ['rounds', 'round#*'] },
      { actions: ['Query'], leadingKeys: ['rounds', 'seasons'] },
      { actions: ['GetItem', 'BatchWriteItem'], leadingKeys: ['group#*'] },
      // What is deleted when its time is over.
      { actions: ['BatchWriteItem'], leadingKeys: ['rounds', 'round#*'] },
      { actions: ['PutItem'], leadingKeys: ['audit#*'] },
      { actions: ['PutItem'], leadingKeys: ['health#clock'] },
      // Whether a backup is being restored.
      { actions: ['GetItem'], leadingKeys: ['schema'] },
    ],
    commons: [
      { actions: ['PutItem', 'BatchWriteItem'], leadingKeys: ['bulletin#*'] },
      { actions: ['GetItem'], leadingKeys: ['questions', 'settings'] },
    ],
  },
  queues: { messages: ['SendMessage'] },
  keys: { '/round/*/issuing/*': ['PutParameter'], '/round/*/sealing/*': ['PutParameter'] },
  environment: ['TIME_ZONE', 'HOLIDAYS', 'QUORUM_K', 'QUORUM_VERSION'],
}
