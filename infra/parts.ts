/**
 * The parts list, in the order in which an answer flows: the tables, the queues, the keys that outlive a round, and every function.
 * CDK makes stacks of it, the local runner an instance.
 */
import { needs as api } from '../functions/api/needs.ts'
import { needs as ballotBox } from '../functions/ballot-box/needs.ts'
import { needs as clock } from '../functions/clock/needs.ts'
import { needs as courier } from '../functions/courier/needs.ts'
import { needs as issuer } from '../functions/issuer/needs.ts'
import type { Needs, QueueName, TableName } from '../functions/platform/needs.ts'
import { needs as tally } from '../functions/tally/needs.ts'
import { needs as upgrade } from '../functions/upgrade/needs.ts'

export interface TablePart {
  name: TableName
  zone: 'directory' | 'sealed' | 'results' | 'commons'
  holds: string
  /** Point-in-time recovery. Never in the sealed zone: what is shredded must not come back. */
  recovery: boolean
  /** Attribute with the time at which a forgotten item deletes itself. */
  timeToLive?: 'expires'
}

/** Every table has the string keys `pk` and `sk`, is billed on demand and has no stream. */
export const tables: TablePart[] = [
  {
    name: 'directory',
    zone: 'directory',
    holds: 'members, teams and counts, roles that were given',
    recovery: true,
    timeToLive: 'expires',
  },
  {
    name: 'issuance',
    zone: 'sealed',
    holds: 'that a credential was drawn',
    recovery: false,
    timeToLive: 'expires',
  },
  { name: 'ballots', zone: 'sealed', holds: 'sealed ballots', recovery: false, timeToLive: 'expires' },
  {
    name: 'results',
    zone: 'results',
    holds: 'seasons, rounds, what was published, who opened or changed what, when clock and tally last ran',
    recovery: true,
    // Lines of the audit log only.
    timeToLive: 'expires',
  },
  {
    name: 'commons',
    zone: 'commons',
    holds:
      'which messages and webhooks are due, sent or stopped, what they are made of, which sessions were ended, settings, schedule, questions, API keys',
    recovery: true,
    timeToLive: 'expires',
  },
]

export interface QueuePart {
  name: QueueName
  /** What wakes a function; the other is where that one's hopeless messages end. */
  wakes?: {
    /** Seconds that a message is hidden while somebody works on it: six times the function's longest run. */
    hidden: number
    /** How often it is handed out before it goes to `undeliverable`. */
    attempts: number
    undeliverable: QueueName
  }
  /** Days that it keeps a message. */
  keeps: number
}

export const queues: QueuePart[] = [
  // The courier puts off by itself, for two days at most; whatever comes more often than that kills it.
  { name: 'messages', wakes: { hidden: 360, attempts: 60, undeliverable: 'undeliverable' }, keeps: 7 },
  { name: 'undeliverable', keeps: 14 },
]

/** Made once by the function upgrade, where they are missing; 32 random bytes in base64url each. */
export const lastingKeys = [
  { path: '/link', purpose: 'secrets of personal links' },
  { path: '/session', purpose: 'sealing of session cookies' },
] as const

export interface FunctionPart {
  needs: Needs
  /** The module that exports `handler` for Lambda and `create` for the local runner. */
  entry: string
}

const at = (needs: Needs): FunctionPart => ({ needs, entry: `functions/${needs.name}/handler.ts` })

export const functions: FunctionPart[] = [issuer, ballotBox, clock, tally, courier, api, upgrade].map(at)
