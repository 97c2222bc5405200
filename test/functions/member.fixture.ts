/** A member with a link, as their browser would act: draws credentials, seals, casts. */
import {
  ballotPlaintext,
  type CastRequest,
  type Credentials,
  commentPlaintext,
  finish,
  type IssueRequest,
  type IssueResponse,
  issueRequest,
  newThread,
  type Prepared,
  prepare,
  seal,
} from '#shared/ballot/client.ts'
import { linkSecret } from '#shared/ballot/link.ts'
import { type Answer, type BallotAnswers, noComment } from '#shared/ballot/plaintext.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { appOrigin, type Week } from './week.fixture.ts'

export const boxOrigin = 'http://box.test'

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const askIssuer = (week: Week, round: string, body: unknown, headers?: Record<string, string>) =>
  week.issuer(post(`${appOrigin}/issue/${round}`, body, headers))

export const askBox = (week: Week, round: string, body: unknown, headers?: Record<string, string>) =>
  week.box(post(`${boxOrigin}/rounds/${round}/ballots`, body, { origin: appOrigin, ...headers }))

/** What a member's page sends to the issuer, and what it keeps to understand the reply. */
export function asking(
  week: Week,
  { round, manifest, member }: { round: Round; manifest: Manifest; member: string },
): { prepared: Prepared; request: IssueRequest } {
  const prepared = prepare(manifest)
  const link = { member, secret: linkSecret(week.linkKey, member, round.id) }
  return { prepared, request: issueRequest(prepared, link) }
}

/** Everybody the same answer to every question that is asked of all, and a rating to one from 0 to 10. */
export const answersTo = ({ questions }: Manifest, answer: Answer, rating = answer): BallotAnswers =>
  Object.fromEntries(
    questions.filter(({ asked }) => asked === 'all').map(({ id, scale }) => [id, scale ? rating : answer]),
  )

export const ballotOf = (manifest: Manifest, answer: Answer = 3): Uint8Array =>
  ballotPlaintext(manifest, answersTo(manifest, answer))

export interface Drawn {
  credentials: Credentials
  cast(answer?: Answer): Promise<CastRequest>
  comment(text?: string): Promise<CastRequest>
}

/** Draws a member's credentials through the issuer. */
export async function draw(week: Week, round: Round, manifest: Manifest, member: string): Promise<Drawn> {
  const { prepared, request } = asking(week, { round, manifest, member })
  const response = await askIssuer(week, round.id, request)
  if (!response.ok) throw new Error(await response.text())
  const credentials = finish(prepared, manifest, round.manifest!, (await response.json()) as IssueResponse)
  const sealed = (kind: 'ballot' | 'comment', plaintext: Uint8Array) =>
    seal(manifest, round.manifest!, credentials, kind, plaintext)
  return {
    credentials,
    cast: (answer = 3) => sealed('ballot', ballotOf(manifest, answer)),
    comment: (text = '') =>
      sealed('comment', commentPlaintext(text === '' ? noComment : { text, thread: newThread().thread })),
  }
}
