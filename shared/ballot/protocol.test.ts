/** One ballot through the whole protocol, and every way in which it must not go through. */
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../round/manifest.ts'
import { fromBase64url, lengthPrefixed, toBase64url } from './bytes.ts'
import * as client from './client.ts'
import {
  type Binding,
  evaluate,
  finalise,
  generateIssuingKey,
  isCredential,
  type Kind,
  kinds,
  placeOf,
} from './credential.ts'
import { issuanceKey, shardOf, shardsOf } from './issuance.ts'
import { linkSecret, linkUrl } from './link.ts'
import { readBallot, readComment, tidyComment, writeBallot, writeComment } from './plaintext.ts'
import { receiptList } from './receipt.ts'
import { generateSealingKey, open, readKeyPair, sealedLength } from './sealing.ts'

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
  questions: [
    { id: 'MOR1', driver: 'morale', asked: 'all', text: { fr: 'a', en: 'a' } },
    { id: 'TOP1M', driver: 'top-down', asked: 'managers', text: { fr: 'b', en: 'b' } },
  ],
  keys: { issuing: issuing.public, sealing: sealing.public },
  cells: [
    {
      id: 'c1',
      teams: [{ id: 'M1', name: { fr: 'Nantes', en: 'Nantes' } }],
      levels: ['rep'],
      seats: [],
      eligible: 8,
    },
    {
      id: 'c2',
      teams: [{ id: 'M2', name: { fr: 'Lille', en: 'Lille' } }],
      levels: ['rep'],
      seats: [],
      eligible: 4,
    },
  ],
}
const bytes = new TextEncoder().encode(JSON.stringify(manifest))
const hash = client.manifestHash(bytes)

function issue(request: client.IssueRequest, cell: string, secret = issuing.secret): client.IssueResponse {
  const evaluations = Object.fromEntries(
    kinds.map((kind) => [kind, evaluate(secret, { manifest: hash, cell, kind }, request.elements[kind])]),
  ) as client.IssueResponse['evaluations']
  return { cell, evaluations }
}
const prepared = client.prepare(manifest)
const request = client.issueRequest(prepared, { member: 'P1', secret: 's' })
const credentials = client.finish(prepared, manifest, hash, issue(request, 'c1'))
const box = (binding: Binding, nonce: string, output: string) =>
  isCredential(issuing.secret, binding, fromBase64url(nonce), fromBase64url(output))

describe('a ballot through the protocol', () => {
  it('is issued blind, passes at the box, opens at the tally and keeps its receipt', async () => {
    const plaintext = client.ballotPlaintext(manifest, { MOR1: 4 })
    const cast = await client.seal(manifest, hash, credentials, 'ballot', plaintext)
    expect(box({ manifest: hash, cell: 'c1', kind: 'ballot' }, cast.nonce, cast.output)).toBe(true)
    const sealed = fromBase64url(cast.sealed)
    expect(sealed.length).toBe(sealedLength('ballot'))
    const key = await readKeyPair(sealing.secret, sealing.public)
    const binding = { manifest: hash, cell: 'c1', kind: 'ballot' } as const
    const opened = await open(key, binding, placeOf(cast.nonce), sealed)
    expect(readBallot(manifest.questions, opened)).toEqual({ MOR1: 4 })
    expect(client.receiptOf(cast)).toMatch(/^[0-9a-f]{32}$/)
    for (const wrong of [
      { ...binding, cell: 'c2' },
      { ...binding, kind: 'comment' as const },
      { ...binding, manifest: toBase64url(new Uint8Array(32)) },
    ])
      await expect(open(key, wrong, placeOf(cast.nonce), sealed)).rejects.toThrow()
    await expect(open(key, binding, placeOf(credentials.nonces.comment), sealed)).rejects.toThrow()
  })

  it('shows the issuer nothing that the box sees', () => {
    const seen = JSON.stringify([request, issue(request, 'c1')])
    for (const kind of kinds) {
      expect(seen).not.toContain(credentials.nonces[kind])
      expect(seen).not.toContain(credentials.outputs[kind])
    }
  })

  it('gives a credential for one cell and one kind only', () => {
    const { nonces, outputs } = credentials
    expect(box({ manifest: hash, cell: 'c1', kind: 'comment' }, nonces.comment, outputs.comment)).toBe(true)
    expect(box({ manifest: hash, cell: 'c2', kind: 'comment' }, nonces.comment, outputs.comment)).toBe(false)
    expect(box({ manifest: hash, cell: 'c1', kind: 'ballot' }, nonces.comment, outputs.comment)).toBe(false)
    expect(box({ manifest: hash, cell: 'c1', kind: 'ballot' }, nonces.ballot, outputs.comment)).toBe(false)
  })

  it('answers the same to the same elements, so that a lost reply can be asked for again', () => {
    expect(client.finish(prepared, manifest, hash, issue(request, 'c1'))).toEqual(credentials)
  })
})

describe('the page stops', () => {
  it('when the manifest is not the one in the link', () => {
    const other = new TextEncoder().encode(JSON.stringify({ ...manifest, k: 2 }))
    expect(() => client.verifyManifest(other, hash)).toThrow('manifest-differs')
    expect(client.verifyManifest(bytes, hash)).toEqual(manifest)
  })

  it('when the issuer evaluates with another key, or proves another cell', () => {
    const other = generateIssuingKey()
    expect(() => client.finish(prepared, manifest, hash, issue(request, 'c1', other.secret))).toThrow(
      'proof-false',
    )
    const moved = { ...issue(request, 'c2'), cell: 'c1' }
    expect(() => client.finish(prepared, manifest, hash, moved)).toThrow('proof-false')
    const swapped = issue(request, 'c1')
    const { ballot, comment } = swapped.evaluations
    swapped.evaluations = { ...swapped.evaluations, ballot: comment, comment: ballot }
    expect(() => client.finish(prepared, manifest, hash, swapped)).toThrow('proof-false')
  })

  it('when its cell is unknown or below quorum', () => {
    expect(() => client.finish(prepared, manifest, hash, issue(request, 'c2'))).toThrow('cell-below-quorum')
    expect(() => client.finish(prepared, manifest, hash, issue(request, 'c9'))).toThrow('cell-unknown')
  })
})

describe('plaintexts', () => {
  const encoded = (answers: object) => new TextEncoder().encode(JSON.stringify({ v: 1, answers }))

  it('have one length per kind, whatever they say', () => {
    const short = writeBallot(manifest.questions, { MOR1: null })
    expect(writeBallot(manifest.questions, { MOR1: 5, TOP1M: 1 }).length).toBe(short.length)
    const { thread } = client.newThread()
    for (const letter of ['x', '€', '👍', '\u0000', '"'])
      expect(writeComment({ text: letter.repeat(280), thread }).length).toBe(writeComment().length)
    const comment = { text: 'Merci à tous', thread }
    expect(readComment(writeComment(comment))).toEqual(comment)
    expect(readComment(writeComment())).toEqual({ text: '', thread: null })
  })

  it('carry 0–10 where the question says so, in the same length, and nowhere else', () => {
    const rated = [...manifest.questions, { id: 'REC', asked: 'all', scale: '0-10' } as const]
    const length = writeBallot(manifest.questions, { MOR1: 1 }).length
    for (const REC of [0, 10, null] as const) {
      const plaintext = writeBallot(rated, { MOR1: 5, REC })
      expect(plaintext.length).toBe(length)
      expect(readBallot(rated, plaintext)).toEqual({ MOR1: 5, REC })
    }
    for (const MOR1 of [0, 6, 10] as const) {
      expect(() => writeBallot(rated, { MOR1, REC: 5 })).toThrow(RangeError)
      expect(readBallot(rated, encoded({ MOR1, REC: 5 })), `MOR1 ${MOR1}`).toBeNull()
    }
    for (const REC of [-1, 11, 0.5, '7'])
      expect(readBallot(rated, encoded({ MOR1: 3, REC })), `REC ${REC}`).toBeNull()
  })

  it('are spoiled when a question is missing or unknown, a value out of range, or the text not JSON', () => {
    const spoiled = [
      '{"v":1,"answers":{}}',
      '{"v":1,"answers":{"MOR1":6}}',
      '{"v":1,"answers":{"MOR1":2.5}}',
      '{"v":1,"answers":{"MOR1":3,"X":1}}',
      '{"v":2,"answers":{"MOR1":3}}',
      '{"v":1,"answers":null}',
      'nonsense',
    ]
    for (const text of spoiled)
      expect(readBallot(manifest.questions, new TextEncoder().encode(text)), text).toBeNull()
    expect(() => writeComment({ text: 'x'.repeat(281), thread: client.newThread().thread })).toThrow(
      RangeError,
    )
    expect(() => writeComment({ text: 'x', thread: null })).toThrow(RangeError)
  })

  it('of comments are spoiled without a thread, beyond 280 characters, or with anything else for a text', () => {
    const comment = (body: object) => readComment(new TextEncoder().encode(JSON.stringify({ v: 1, ...body })))
    const { thread } = client.newThread()
    expect(comment({ text: 'x', thread })).toEqual({ text: 'x', thread })
    const spoiled = [
      { text: 'x' },
      { text: 'x', thread: 'me' },
      { text: '', thread },
      { text: 'x'.repeat(281), thread },
    ]
    for (const body of [...spoiled, { text: 5, thread }, {}]) expect(comment(body)).toBeNull()
  })

  it('of comments hold no unseen characters and no half ones, and keep emoji whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const tidy = tidyComment(text)
        expect(tidyComment(tidy)).toBe(tidy)
        expect(tidy).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\p{Cs}]/u)
      }),
    )
    expect(tidyComment('\u202e  e\u0301te\u0301 👩\u200d🔧\r\nA\ud800 ')).toBe('été 👩\u200d🔧\nA')
  })

  it('of a thread give away nothing of its key', () => {
    const { key, thread } = client.newThread()
    expect(thread).toBe(toBase64url(sha256(fromBase64url(key))))
    expect(client.newThread().thread).not.toBe(thread)
  })
})

describe('what is derived', () => {
  it('links are bound to member and round, and their secrets stand in the fragment only', () => {
    const key = toBase64url(new Uint8Array(32).fill(7))
    expect(linkSecret(key, 'a', 'b')).not.toBe(linkSecret(key, 'b', 'a'))
    const url = new URL(
      linkUrl('https://x.example', {
        round: 'r',
        member: 'A/B é',
        secret: 's',
        manifest: 'h',
        manages: true,
      }),
    )
    expect(url.pathname + url.search).toBe('/answer/')
    expect(url.hash).toBe('#r/A%2FB%20%C3%A9/s/h/m')
  })

  it('issuance is keyed by the round, so that two rounds cannot be joined', () => {
    expect(issuanceKey(issuing.secret, 'P1')).not.toBe(issuanceKey(generateIssuingKey().secret, 'P1'))
    expect(shardsOf('r')).toContain(shardOf('r', issuanceKey(issuing.secret, 'P1')))
  })

  it('receipts are padded to the same bytes each time', () => {
    const receipts = ['ff'.repeat(16), '00'.repeat(16)]
    const list = receiptList(receipts, sealing.secret, 49)
    expect(list).toHaveLength(49)
    expect(new Set(list).size).toBe(49)
    expect(list).toEqual([...list].sort())
    expect(list).toEqual(receiptList([...receipts].reverse(), sealing.secret, 49))
    for (const receipt of receipts) expect(list).toContain(receipt)
  })

  it('no two lists of parts share their length-prefixed bytes', () => {
    expect(lengthPrefixed('ab', 'c')).not.toEqual(lengthPrefixed('a', 'bc'))
  })

  it('base64url has one spelling per value', () => {
    for (const text of ['AB', 'A', 'AA==', 'A+', 'A\n'])
      expect(() => fromBase64url(text), text).toThrow(TypeError)
    expect(fromBase64url('AQ')).toEqual(Uint8Array.of(1))
  })

  it('every kind has its own credential', () => {
    const kind: Kind = 'week'
    expect(() =>
      finalise(
        prepared[kind],
        issuing.public,
        { manifest: hash, cell: 'c1', kind: 'ballot' },
        issue(request, 'c1').evaluations[kind],
      ),
    ).toThrow()
  })
})
