/** The header of a personal link says what was put into it, and nothing malformed is taken for one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64url } from './bytes.ts'
import { linkHeader, namesLink, readLinkHeader } from './link-header.ts'

const spelled = (text: string) => `Link ${toBase64url(new TextEncoder().encode(text))}`

describe('the header of a personal link', () => {
  it('says member, round and secret again, whatever letters an id has, and fits into ASCII', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(part, part, part, (member, round, secret) => {
        const header = linkHeader({ member, round, secret })
        expect(header).toMatch(/^Link [\w-]+$/)
        expect(namesLink(header)).toBe(true)
        expect(readLinkHeader(header)).toEqual({ member, round, secret })
      }),
    )
  })

  it('is nothing when incomplete, too long, badly encoded or of another scheme', () => {
    const { member, round, secret } = { member: 'm', round: 'r', secret: 's' }
    expect(readLinkHeader(spelled('m/r/s'))).toEqual({ member, round, secret })
    for (const text of ['m/r', 'm//s', '/r/s', 'm/r/', 'm/r/s/t', 'm/r/%E0%A4%A', 'x'.repeat(2000)])
      expect(readLinkHeader(spelled(text))).toBeNull()
    expect(readLinkHeader(`Link ${toBase64url(Uint8Array.of(0xff, 0x2f, 0x61, 0x2f, 0x61))}`)).toBeNull()
    expect(readLinkHeader(spelled('m/r/s').replace('Link', 'Bearer'))).toBeNull()
    for (const header of ['Link', 'Link ', 'Link a b', 'Link ä']) expect(readLinkHeader(header)).toBeNull()
  })

  it('is known by its scheme alone, so that a malformed one never passes for none', () => {
    expect(['Link', 'link x', 'Link !'].every(namesLink)).toBe(true)
    expect([undefined, '', 'Bearer Link', 'Linked x'].some(namesLink)).toBe(false)
  })
})
