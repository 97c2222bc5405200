/** An extra round is refused where it would overlap another, and asked for as people say it: by the clock on their wall. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkExtra, type ExtraSituation, inTheWayOf, momentFrom, spanOf, tidyExtra } from './extra.ts'
import { day, paris, situations } from './schedule.fixture.ts'
import { overlap, upcoming } from './upcoming.ts'

const title = { fr: 'Après la réorganisation', en: 'After the reorganisation' }
const monday = new Date('2026-11-16T08:00:00Z')
const usual: ExtraSituation = { now: monday, settings: paris, extras: [], standing: [] }
const faults = (opens: string, closes: string, situation: Partial<ExtraSituation> = {}, named = title) =>
  checkExtra(tidyExtra({ opens, closes, title: named }, paris.timeZone), { ...usual, ...situation }).map(
    ({ field, fault }) => `${field}: ${fault}`,
  )

describe('a moment', () => {
  it('is an instant, or a time on the wall of the organisation', () => {
    expect(momentFrom('2026-12-07T09:00', 'Europe/Paris')).toBe('2026-12-07T08:00:00.000Z')
    expect(momentFrom('2026-07-07T09:00', 'Europe/Paris')).toBe('2026-07-07T07:00:00.000Z')
    expect(momentFrom('2026-12-07T09:00', 'America/New_York')).toBe('2026-12-07T14:00:00.000Z')
    expect(momentFrom('2026-12-07T09:00:00+01:00', 'America/New_York')).toBe('2026-12-07T08:00:00.000Z')
    expect(momentFrom('2026-12-07T08:00:00.000Z', 'Europe/Paris')).toBe('2026-12-07T08:00:00.000Z')
    // The clocks go forward over it.
    expect(momentFrom('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z')
  })

  it.each(['', 'tomorrow', '2026-12-07', '2026-02-30T09:00', '2026-12-07T25:00', '2026-12-07T09:00+1'])(
    'is not %j',
    (text) => {
      expect(momentFrom(text, 'Europe/Paris')).toBeNull()
      expect(faults(text, '2026-12-08T09:00')).toEqual(['opens: moment'])
    },
  )
})

describe('an extra round', () => {
  it('lies between two rounds of the calendar, to the minute', () => {
    expect(faults('2026-11-22T23:59', '2026-11-26T09:00')).toEqual([])
    expect(faults('2026-11-22T23:58', '2026-11-26T09:00')).toEqual(['opens: overlaps'])
    expect(faults('2026-11-22T23:59', '2026-11-26T09:01')).toEqual(['opens: overlaps'])
    expect(faults('2026-11-18T09:00', '2026-11-24T09:00')).toEqual(['opens: overlaps'])
  })

  it('overlaps nothing that is open or there already, and where the calendar pauses only that', () => {
    const paused = { settings: { ...paris, paused: { until: null } } }
    expect(faults('2026-11-18T09:00', '2026-11-24T09:00', paused)).toEqual([])
    const span = spanOf({ opens: '2026-11-16T07:00:00Z', closes: '2026-11-18T08:30:00Z' })
    expect(faults('2026-11-18T09:00', '2026-11-24T09:00', { ...paused, standing: [span] })).toEqual([
      'opens: overlaps',
    ])
    const extras = [{ id: 'extra-1', opens: '2026-11-24T07:00:00Z', closes: '2026-11-26T07:00:00Z', title }]
    expect(faults('2026-11-18T09:00', '2026-11-24T09:00', { ...paused, extras })).toEqual(['opens: overlaps'])
  })

  it('is to come, long enough, and not too long', () => {
    const paused = { settings: { ...paris, paused: { until: null } } }
    const of = (opens: string, closes: string) => faults(opens, closes, paused)
    expect(of('2026-11-16T09:00', '2026-11-18T09:00')).toEqual(['opens: past'])
    expect(of('2026-11-16T09:01', '2026-11-17T09:01')).toEqual([])
    expect(of('2026-11-17T09:00', '2026-11-18T08:59')).toEqual(['closes: extra-short'])
    expect(of('2026-11-17T09:00', '2026-11-17T09:00')).toEqual(['closes: backwards'])
    expect(of('2026-11-17T09:00', '2026-12-01T09:00')).toEqual([])
    expect(of('2026-11-17T09:00', '2026-12-01T09:01')).toEqual(['closes: extra-long'])
    expect(of('2027-11-18T09:00', '2027-11-19T09:00')).toEqual(['opens: far'])
  })

  it('has a name in both languages', () => {
    expect(faults('2026-11-23T09:00', '2026-11-25T09:00', {}, { fr: ' ', en: 'x'.repeat(61) })).toEqual([
      'title.fr: empty',
      'title.en: too-long',
    ])
  })

  it('is one of twelve at most', () => {
    const extras = Array.from({ length: 12 }, (_, i) => {
      const opens = new Date(Date.parse('2027-01-04T08:00:00Z') + i * 7 * day)
      const closes = new Date(opens.getTime() + 2 * day)
      return { id: `extra-${i}`, opens: opens.toISOString(), closes: closes.toISOString(), title }
    })
    expect(faults('2026-11-23T09:00', '2026-11-25T09:00', { extras })).toEqual(['opens: extras-many'])
    expect(faults('2026-11-23T09:00', '2026-11-25T09:00', { extras: extras.slice(1) })).toEqual([])
  })

  it('that is taken overlaps no round of the calendar, which goes on as if it were not there; one that is refused would', () => {
    const drawn = fc.record({ in: fc.nat(60 * 24), hours: fc.integer({ min: 24, max: 14 * 24 }) })
    fc.assert(
      fc.property(situations, drawn, ({ after: now, settings }, one) => {
        const opens = new Date(now.getTime() + 60_000 + one.in * 3_600_000)
        const span = { opens, closes: new Date(opens.getTime() + one.hours * 3_600_000) }
        const other = inTheWayOf(span, { now, settings, extras: [], standing: [] })
        const { rounds } = upcoming(now, settings, 16)
        const crossed = rounds.filter((round) => overlap(round, span))
        if (other) expect(overlap(other, span)).toBe(true)
        else expect(crossed).toEqual([])
        if (crossed.length > 0) expect(other).not.toBeNull()
        if (!other) expect(upcoming(now, settings, 16, { extras: [span] }).rounds).toEqual(rounds)
      }),
    )
  })
})
