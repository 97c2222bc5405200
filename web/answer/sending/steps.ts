/** From Send to receipt: every step is kept before the next begins, so a cut anywhere goes on with the same bytes. */
import type * as client from '#shared/ballot/client.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Link } from '../opening/link.ts'
import { nameless, type Opened } from '../opening/opening.ts'
import { castDelay } from './delay.ts'
import { type Delivery, deliver, persist, Stopped } from './deliver.ts'
import {
  type CountedWith,
  type Ended,
  ended,
  type Kept,
  keyOf,
  memoryStore,
  type Said,
  type Sealed,
  type Step,
  type Store,
} from './kept.ts'
import type { Reason } from './reason.ts'

export type Protocol = Pick<
  typeof client,
  | 'ballotPlaintext'
  | 'commentPlaintext'
  | 'finish'
  | 'issueRequest'
  | 'newThread'
  | 'prepare'
  | 'ProtocolError'
  | 'receiptOf'
  | 'seal'
  | 'verifyManifest'
>

/** Everything outside: network, storage, time, chance. */
export interface Surroundings extends Delivery {
  store: Store
  /** The cryptography, loaded only when it is needed. */
  protocol(): Promise<Protocol>
}

export interface Round extends Pick<Opened, 'box' | 'bytes' | 'manifest'> {
  link: Link
}

/** What the refusals of issuer and box mean here, by the `code` of their problem details. */
const refusedByIssuer: Record<string, Reason> = {
  'link-invalid': 'link',
  'round-not-found': 'link',
  'not-eligible': 'not-eligible',
  newcomer: 'newcomer',
  'already-issued': 'elsewhere',
  'round-closed': 'closed',
}
const refusedByBox: Record<string, Reason> = {
  'round-not-found': 'link',
  'ballot-exists': 'conflict',
  'round-closed': 'closed',
}

/** Keeps the answers, unless this device already has some under way for this link: those then stand. */
export function keep(round: Round, { answers, text }: Said, store: Store): Promise<Kept> {
  return store.advance(keyOf(round.link), undefined, {
    step: 'answered',
    answers,
    ...(text && { text }),
    secret: round.link.secret,
    closes: round.manifest.closes,
  })
}

/** A browser that can no longer write (a full disk, say) still sends: from memory, and the page then says so. */
export async function keepAnywhere(round: Round, said: Said, holder: { store: Store | null }): Promise<Kept> {
  holder.store ??= memoryStore()
  try {
    return await keep(round, said, holder.store)
  } catch {
    holder.store = memoryStore()
    return keep(round, said, holder.store)
  }
}

/** Goes on from what is kept to its end. Throws Stopped where another attempt may still succeed. */
export async function send(round: Round, kept: Kept, surroundings: Surroundings): Promise<Ended> {
  let stands = kept
  while (!ended(stands)) {
    const next = await nextStep(round, stands, surroundings)
    stands = await surroundings.store.advance(keyOf(round.link), stands.step, {
      ...next,
      closes: kept.closes,
    })
  }
  return stands
}

async function nextStep(round: Round, kept: Kept, surroundings: Surroundings): Promise<Step> {
  const { link, box } = round
  const protocol = await persist(surroundings.protocol, surroundings)
  try {
    switch (kept.step) {
      case 'answered':
        return { ...kept, step: 'prepared', prepared: protocol.prepare(verified(protocol, round)) }
      case 'prepared': {
        const { prepared } = kept
        const request = protocol.issueRequest(prepared, link)
        const address = `/issue/${encodeURIComponent(link.round)}`
        const response = await deliver(
          address,
          request,
          { credentials: 'omit' },
          refusedByIssuer,
          surroundings,
        )
        const manifest = verified(protocol, round)
        const credentials = protocol.finish(
          prepared,
          manifest,
          link.manifest,
          response as client.IssueResponse,
        )
        return {
          step: 'issued',
          ...saidIn(kept),
          credentials,
          with: countedWith(manifest, credentials.cell),
        }
      }
      case 'issued': {
        const { answers, text, credentials } = kept
        const manifest = verified(protocol, round)
        const seal = (kind: 'ballot' | 'comment', plaintext: Uint8Array) =>
          protocol.seal(manifest, link.manifest, credentials, kind, plaintext)
        const ballot = await seal('ballot', protocol.ballotPlaintext(manifest, answers))
        const opened = text ? protocol.newThread() : null
        const written = opened && text ? { text, thread: opened.thread } : undefined
        const comment = await seal('comment', protocol.commentPlaintext(written))
        const thread = opened && { thread: opened.key }
        return {
          step: 'sealed',
          ballot,
          comment,
          receipt: protocol.receiptOf(ballot),
          with: kept.with,
          ...thread,
        }
      }
      case 'sealed': {
        const arrived = await cast(box, link.round, kept.ballot, surroundings).then(() => true, unlessClosed)
        if (!arrived) return { step: 'late', ...remaining(kept) }
        return { step: 'ballot-cast', comment: kept.comment, ...remaining(kept) }
      }
      case 'ballot-cast': {
        await cast(box, link.round, kept.comment, surroundings).catch(onlyComment)
        return { step: 'sent', ...remaining(kept) }
      }
      default:
        return kept
    }
  } catch (error) {
    return ending(error, protocol)
  }
}

const saidIn = ({ answers, text }: Said): Said => ({ answers, ...(text && { text }) })
const remaining = ({ receipt, with: group, thread }: Sealed): Sealed => ({
  receipt,
  with: group,
  ...(thread && { thread }),
})

/** Each envelope waits on its own, so that the two of one device do not arrive as a pair. */
async function cast(box: string, round: string, envelope: client.CastRequest, surroundings: Surroundings) {
  await surroundings.wait(castDelay(surroundings.random))
  const address = `${box}/rounds/${encodeURIComponent(round)}/ballots`
  await deliver(address, envelope, nameless, refusedByBox, surroundings)
}

function unlessClosed(error: unknown): false {
  if (error instanceof Stopped && error.reason === 'closed') return false
  throw error
}

/** The ballot is in the box by now: an empty comment envelope that is refused takes nothing from it. */
function onlyComment(error: unknown) {
  if (!(error instanceof Stopped)) throw error
}

/** What nothing can change any more ends the record, so that no plain answer stays on the device for nothing. */
function ending(error: unknown, protocol: Protocol): Step {
  if (error instanceof protocol.ProtocolError) {
    throw new Stopped(error.code.startsWith('cell-') ? 'below-quorum' : 'unverified')
  }
  if (error instanceof Stopped && (error.reason === 'elsewhere' || error.reason === 'closed')) {
    return { step: 'over', reason: error.reason }
  }
  throw error
}

const verified = (protocol: Protocol, { bytes, link }: Round): Manifest =>
  protocol.verifyManifest(bytes, link.manifest)

function countedWith(manifest: Manifest, id: string): CountedWith {
  const cell = manifest.cells.find((candidate) => candidate.id === id)!
  return { teams: cell.teams.map(({ name }) => name), eligible: cell.eligible, k: manifest.k }
}
