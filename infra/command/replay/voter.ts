/** One member's whole way through the running endpoints: manifest, credential, sealed envelopes, box. */
import {
  ballotPlaintext,
  commentPlaintext,
  finish,
  type IssueResponse,
  issueRequest,
  prepare,
  seal,
  verifyManifest,
} from '#shared/ballot/client.ts'
import type { BallotAnswers } from '#shared/ballot/plaintext.ts'
import type { Manifest } from '#shared/round/manifest.ts'

/** What an endpoint said no to; the code is that of its problem. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message)
  }
}

export interface Link {
  round: string
  member: string
  secret: string
  manifest: string
}

export interface Voter {
  link: Link
  answers: BallotAnswers
}

/** Reads a personal link as the answer page does. */
export function readLink(url: string): Link {
  const [round, member, secret, manifest] = new URL(url).hash.slice(1).split('/').map(decodeURIComponent)
  return { round: round!, member: member!, secret: secret!, manifest: manifest! }
}

export interface Endpoints {
  app: string
  box: string
}

const manifests = new Map<string, Promise<Manifest>>()

/** Downloads a round's manifest once and checks it against the link. */
function manifestOf({ box }: Endpoints, { round, manifest }: Link): Promise<Manifest> {
  const known = manifests.get(manifest)
  if (known) return known
  const reading = fetch(`${box}/rounds/${round}/manifest.json`).then(async (response) =>
    verifyManifest(new Uint8Array(await response.arrayBuffer()), manifest),
  )
  manifests.set(manifest, reading)
  reading.catch(() => manifests.delete(manifest))
  return reading
}

/** Statuses of the two envelopes: 201 stored, 200 stored before. @throws Refusal */
export async function vote(endpoints: Endpoints, { link, answers }: Voter): Promise<number[]> {
  const manifest = await manifestOf(endpoints, link)
  const prepared = prepare(manifest)
  const issued = await post<IssueResponse>(
    `${endpoints.app}/issue/${link.round}`,
    issueRequest(prepared, link),
  )
  const credentials = finish(prepared, manifest, link.manifest, issued.body)
  const statuses: number[] = []
  for (const [kind, plaintext] of [
    ['ballot', ballotPlaintext(manifest, answers)],
    ['comment', commentPlaintext()],
  ] as const) {
    const cast = await seal(manifest, link.manifest, credentials, kind, plaintext)
    statuses.push((await post(`${endpoints.box}/rounds/${link.round}/ballots`, cast)).status)
  }
  return statuses
}

async function post<T>(url: string, body: object): Promise<{ status: number; body: T }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { detail?: string; code?: string }
  if (!response.ok)
    throw new Refusal(`${new URL(url).pathname} answered ${response.status}: ${answer.detail}`, answer.code)
  return { status: response.status, body: answer }
}
