/** Issuer and box in memory, with the real cryptography, for tests of sending. */

import { fromBase64url } from '#shared/ballot/bytes.ts'
import { type CastRequest, type IssueRequest, manifestHash } from '#shared/ballot/client.ts'
import { evaluate, generateIssuingKey, isCredential, kinds, placeOf } from '#shared/ballot/credential.ts'
import { generateSealingKey, open, readKeyPair } from '#shared/ballot/sealing.ts'
import type { Manifest } from '#shared/round/manifest.ts'

export const questions = ['q1', 'q2', 'q3', 'q4', 'q5']
const origin = 'http://box'

/** Stand in for a service that errs, until they are taken back; `manifest` for another week. */
export interface Overrides {
  eligible?: number
  cell?: string
  forged?: boolean
  manifest?: Partial<Manifest>
}

export async function service(overrides: Overrides = {}) {
  const issuing = generateIssuingKey()
  const sealing = await generateSealingKey()
  const manifest: Manifest = {
    version: 1,
    round: '2026-W47-7f3a',
    season: '2026-Q4',
    k: 5,
    opens: '2026-11-19T08:00:00Z',
    closes: '2026-11-22T22:59:00Z',
    grace: 600,
    questions: questions.map((id) => ({ id, driver: 'morale', asked: 'all', text: { fr: id, en: id } })),
    keys: { issuing: issuing.public, sealing: sealing.public },
    cells: [
      {
        id: 'c1',
        teams: [{ id: 'M1', name: { fr: 'Équipe Nord', en: 'North team' } }],
        levels: ['rep'],
        seats: [{ team: 'M1', level: 'rep' }],
        eligible: overrides.eligible ?? 8,
      },
    ],
    ...overrides.manifest,
  }
  const bytes = new TextEncoder().encode(JSON.stringify(manifest))
  const hash = manifestHash(bytes)
  const issued = new Map<string, string>()
  const box = new Map<string, string>()
  const requests: { url: string; body: string; options: RequestInit }[] = []

  function issue({ member, elements }: IssueRequest): Response {
    const drawn = issued.get(member) ?? JSON.stringify(elements)
    issued.set(member, drawn)
    if (drawn !== JSON.stringify(elements)) return refusal(409, 'already-issued')
    const cell = overrides.cell ?? 'c1'
    const secret = overrides.forged ? generateIssuingKey().secret : issuing.secret
    const evaluations = kinds.map((kind) => [
      kind,
      evaluate(secret, { manifest: hash, cell, kind }, elements[kind]),
    ])
    return Response.json({ cell, evaluations: Object.fromEntries(evaluations) })
  }

  function cast(body: string): Response {
    const { kind, cell, nonce, output } = JSON.parse(body) as CastRequest
    const binding = { manifest: hash, cell, kind }
    if (!isCredential(issuing.secret, binding, fromBase64url(nonce), fromBase64url(output))) {
      return refusal(403, 'credential-invalid')
    }
    const first = box.get(placeOf(nonce)) ?? body
    const status = box.has(placeOf(nonce)) ? 200 : 201
    box.set(placeOf(nonce), first)
    return first === body ? Response.json({}, { status }) : refusal(409, 'ballot-exists')
  }

  return {
    round: {
      box: origin,
      bytes,
      manifest,
      link: { round: manifest.round, member: 'm', secret: 's', manifest: hash, manages: false },
    },
    requests,
    /** Bodies in the box, by kind. */
    stored: (kind: 'ballot' | 'comment') =>
      [...box.values()]
        .map((body) => JSON.parse(body) as CastRequest)
        .filter((envelope) => envelope.kind === kind),
    async opened({ kind, cell, nonce, sealed }: CastRequest) {
      const key = await readKeyPair(sealing.secret, sealing.public)
      return open(key, { manifest: hash, cell, kind }, placeOf(nonce), fromBase64url(sealed))
    },
    fetch: (async (url: string, options: RequestInit) => {
      const body = String(options.body)
      requests.push({ url, body, options })
      return url.startsWith(origin) ? cast(body) : issue(JSON.parse(body) as IssueRequest)
    }) as typeof globalThis.fetch,
  }
}

export function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, status }, { status, headers })
}
