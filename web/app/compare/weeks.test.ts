/** Which weeks are compared: four apart at first, and never one with itself. */
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { pairOf, weekNames } from './weeks.ts'

const rounds = (...weeks: string[]) => weeks.map((week) => ({ id: `${week}-aaaa`, week }))
const id = (week: string) => `${week}-aaaa`
const none = { a: null, b: null }

describe('the two weeks', () => {
  it('are the latest and the one four weeks before it, over a new year too', () => {
    const published = rounds('2027-W02', '2027-W01', '2026-W53', '2026-W52', '2026-W51', '2026-W50')
    expect(pairOf(published, none)).toEqual({ a: id('2026-W51'), b: id('2027-W02') })
  })

  it('reach further back where that one is missing, and else only to the oldest', () => {
    const missing = rounds('2026-W47', '2026-W46', '2026-W42', '2026-W41')
    expect(pairOf(missing, none).a).toBe(id('2026-W42'))
    expect(pairOf(rounds('2026-W47', '2026-W46', '2026-W45'), none).a).toBe(id('2026-W45'))
  })

  it('stay what was chosen, and find the other one', () => {
    const published = rounds('2026-W47', '2026-W46', '2026-W45')
    expect(pairOf(published, { a: 'x', b: 'y' })).toEqual({ a: 'x', b: 'y' })
    expect(pairOf(published, { a: null, b: id('2026-W45') }).a).toBe(id('2026-W47'))
    expect(pairOf(published, { a: id('2026-W47'), b: null }).b).toBe(id('2026-W46'))
  })

  it('have their year where it is not the same', () => {
    expect(weekNames(en, '2026-W43', '2026-W47')).toEqual({ a: '43', b: '47' })
    expect(weekNames(en, '2025-W47', '2026-W47')).toEqual({ a: '47 (2025)', b: '47 (2026)' })
  })
})
