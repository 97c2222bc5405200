/** What counts as a personal link. */
import { describe, expect, it } from 'vitest'
import { linkUrl } from '#shared/ballot/link.ts'
import { parseLink } from './link.ts'

describe('a personal link', () => {
  it('names round, member, secret and manifest', () => {
    expect(parseLink('#2026-W47-7f3a/M%2F17/s3-cr_t/hash')).toEqual({
      round: '2026-W47-7f3a',
      member: 'M/17',
      secret: 's3-cr_t',
      manifest: 'hash',
      manages: false,
      shared: false,
      contact: false,
    })
  })

  it.each([true, false])('is read as it is written for the message (manages: %s)', (manages) => {
    const link = { round: '2026-W47-7f3a', member: 'é/17 %', secret: 's', manifest: 'h', manages }
    expect(parseLink(new URL(linkUrl('https://app', link)).hash)).toEqual({
      ...link,
      shared: false,
      contact: false,
    })
  })

  it('says with a fifth segment that the person manages others', () => {
    expect(parseLink('#r/m/s/h/m')?.manages).toBe(true)
  })

  it.each([
    ['#r/m/s/h/s', false],
    ['#r/m/s/h/m/s', true],
  ])('says at its end that the device is shared: %s', (fragment, manages) => {
    expect(parseLink(fragment)).toMatchObject({ member: 'm', manifest: 'h', manages, shared: true })
  })

  it.each([
    ['#r/m/s/h/c', false, false],
    ['#r/m/s/h/m/c', true, false],
    ['#r/m/s/h/c/s', false, true],
    ['#r/m/s/h/m/c/s', true, true],
  ])('leads to the person’s messages from the foot of one: %s', (fragment, manages, shared) => {
    expect(parseLink(fragment)).toMatchObject({ manifest: 'h', manages, shared, contact: true })
  })

  it.each([
    '',
    '#r/m/s/h/c/c',
    '#r/m/s/h/c/m',
    '#r/m/s/h/s/c',
    '#',
    '#s',
    '#r/m/s/h/ms',
    '#r/m/s/h/s/m',
    '#r/m/s/h/s/s',
    '#pourquoi',
    '#r/m/s',
    '#r/m//h',
    '#r/m/s/h/x',
    '#r/m/s/h/m/z',
    '#r/%E0%A4%A/s/h',
  ])('is refused when incomplete, too long or badly encoded: %s', (fragment) =>
    expect(parseLink(fragment)).toBeNull(),
  )
})
