/** What this device keeps while an answer leaves, and after: one record per link, moved on one step at a time. */
import type { CastRequest, Credentials, Prepared } from '#shared/ballot/client.ts'
import type { Answer, BallotAnswers } from '#shared/ballot/plaintext.ts'
import type { Localised } from '#shared/round/manifest.ts'
import type { Link } from '../opening/link.ts'

export type { Answer, BallotAnswers as Answers }

/** The group that a ballot is counted with, as the manifest names it. */
export interface CountedWith {
  teams: Localised[]
  eligible: number
  k: number
}

/** What is said, in plain text: the answers, and a comment where one was written. */
export interface Said {
  answers: BallotAnswers
  text?: string
}

/** What remains of a ballot that is sealed. `thread` is the key under which replies to its comment can be read. */
export interface Sealed {
  receipt: string
  with: CountedWith
  thread?: string
}

/**
 * Plain answers are kept until they are sealed, blinds and the link's secret until the credentials are there, and then
 * no longer. A page of another version may have written a record: steps are never renamed, and what is added to one
 * is optional.
 */
export type Step =
  | ({ step: 'answered'; secret?: string } & Said)
  | ({ step: 'prepared'; secret?: string; prepared: Prepared } & Said)
  | ({ step: 'issued'; credentials: Credentials; with: CountedWith } & Said)
  | ({ step: 'sealed'; ballot: CastRequest; comment: CastRequest } & Sealed)
  | ({ step: 'ballot-cast'; comment: CastRequest } & Sealed)
  | ({ step: 'sent' } & Sealed)
  /** The box had closed; an earlier attempt may have arrived without its reply, which only the tally can tell. */
  | ({ step: 'late' } & Sealed)
  | { step: 'over'; reason: 'elsewhere' | 'closed' }

export type Kept = Step & {
  /** When the round closes, ISO 8601 in UTC. */
  closes: string
}

/** Nothing remains to be sent, and nothing of the answers is kept. */
export type Ended = Extract<Kept, { step: 'sent' | 'late' | 'over' }>

export const ended = (kept: Kept): kept is Ended =>
  kept.step === 'sent' || kept.step === 'late' || kept.step === 'over'

/** Whether a record that was just kept is of these answers, and not of others that were there before. */
export const says = (kept: Kept, { answers, text = '' }: Said): boolean =>
  kept.step === 'answered' &&
  JSON.stringify([kept.answers, kept.text ?? '']) === JSON.stringify([answers, text])

export interface Store {
  /** False where the browser keeps nothing: the answer then lives as long as the page. */
  lasting: boolean
  read(key: string): Promise<Kept | undefined>
  /**
   * Puts `next` if there is no record or it still stands at `from`, atomically, and gives what stands then.
   * Two tabs of one link so agree on one record: the first wins, the other goes on with it.
   */
  advance(key: string, from: Step['step'] | undefined, next: Kept): Promise<Kept>
  remove(key: string): Promise<void>
  entries(): Promise<[string, Kept][]>
}

export function keyOf(link: { round: string; member: string; manifest: string }): string {
  return [link.round, link.member, link.manifest].map(encodeURIComponent).join('/')
}

/** The link as far as sending needs it, or null where the record lacks the secret: then the link must be opened again. */
export function linkOf(key: string, kept: Kept): Link | null {
  const [round, member, manifest] = key.split('/').map(decodeURIComponent) as [string, string, string]
  const secret = kept.step === 'answered' || kept.step === 'prepared' ? kept.secret : ''
  return secret === undefined ? null : { round, member, secret, manifest, manages: false }
}

/** A link whose answer waits here, for a page that was opened without one. */
export async function waitingLink(store: Store): Promise<Link | null> {
  const waiting = (await store.entries()).filter(([, kept]) => !ended(kept))
  return waiting.map(([key, kept]) => linkOf(key, kept)).find((link) => link !== null) ?? null
}

export function memoryStore(): Store {
  const records = new Map<string, Kept>()
  return {
    lasting: false,
    read: async (key) => records.get(key),
    async advance(key, from, next) {
      const current = records.get(key)
      if (!current || current.step === from) records.set(key, next)
      return records.get(key)!
    },
    remove: async (key) => void records.delete(key),
    entries: async () => [...records],
  }
}

const week = 7 * 24 * 3600_000

/** An answer that never left is of no use a week after the round closed, and nobody should find it on the device. */
export async function sweep(store: Store, now: number): Promise<void> {
  for (const [key, kept] of await store.entries()) {
    if (kept.step !== 'sent' && now > Date.parse(kept.closes) + week) await store.remove(key)
  }
}
