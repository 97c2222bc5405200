/** The fingerprint of a week is what any tool computes of its manifest. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from '../opening/opening.ts'
import { weekFingerprint } from './week-fingerprint.ts'

const link = (manifest: string) => ({ round: 'r', member: 'L1', secret: 's', manifest, manages: false })

it('is the SHA-256 for which the page accepts it', async () => {
  const bytes = new TextEncoder().encode('{"version":1}')
  const hex = createHash('sha256').update(bytes).digest('hex')
  expect(weekFingerprint(link(await sha256(bytes)))).toBe(hex)
})

it('is none without a link, or with one that holds none', () => {
  expect(weekFingerprint(null)).toBeNull()
  expect(weekFingerprint(link('c'.repeat(42)))).toBeNull()
  expect(weekFingerprint(link('…'))).toBeNull()
})
