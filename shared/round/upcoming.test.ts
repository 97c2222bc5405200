/** The rounds to come: one a week at most, never two at once, none on closed days, in a pause or across an extra round. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoWeek, nextRounds, type Span } from './calendar.ts'
import type { Round } from './round.ts'
import { day, isoDate, paris, situations } from './schedule.fixture.ts'
import { type ScheduleSettings, scheduleOf } from './schedule-settings.ts'
import { followingRounds, overlap, settled, upcoming } from './upcoming.ts'

const monday = new Date('2026-11-16T08:00:00Z')
const opensBy = (settings: ScheduleSettings, extras: Span[] = []) => {
  const { rounds, skipped } = upcoming(monday, settings, 3, { extras })
  return {
    opens: rounds.map(({ opens }) => opens.toISOString()),
    skipped: skipped.map(({ week, why, name }) => [week, why, ...(name ? [name] : [])].join(' ')),
  }
}
const [first, second, third, fourth] = [19, 26, 33, 40].map((date) =>
  new Date(Date.UTC(2026, 10, date, 8)).toISOString(),
) as [string, string, string, string]

describe('the rounds to come', () => {
  it('are the calendar’s where nothing is in their way', () => {
    expect(opensBy(paris)).toEqual({ opens: [first, second, third], skipped: [] })
    const usual = nextRounds(monday, scheduleOf(paris), 8)
    expect(upcoming(monday, paris, 8).rounds).toEqual(usual.map((round) => ({ ...round, moved: false })))
  })

  it('leave out a week that is closed, by the name of what closes it, and say which are moved', () => {
    const own = [{ from: '2026-11-26', to: '2026-11-27', name: 'Séminaire' }]
    expect(opensBy({ ...paris, own })).toEqual({
      opens: [first, third, fourth],
      skipped: ['2026-W48 closure Séminaire'],
    })
    const ascension = upcoming(new Date('2027-05-03T00:00:00Z'), { ...paris, holidays: 'FR' }, 2).rounds
    expect(ascension.map(({ opens, moved }) => [opens.toISOString(), moved])).toEqual([
      ['2027-05-07T07:00:00.000Z', true],
      ['2027-05-13T07:00:00.000Z', false],
    ])
    const both = upcoming(new Date('2043-05-04T08:00:00Z'), { ...paris, holidays: 'FR' }, 1)
    expect(both.skipped).toEqual([{ week: '2043-W19', why: 'holiday' }])
  })

  it('are none where everything is closed for years, which throws at nobody', () => {
    const own = [2026, 2027, 2028].map((year) => ({
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      name: 'Shut',
    }))
    const { rounds, skipped } = upcoming(monday, { ...paris, own }, 1)
    expect(rounds).toEqual([])
    expect(new Set(skipped.map(({ why }) => why))).toEqual(new Set(['closure']))
    const from = own.map((one) => ({ ...one, from: one.from.replace('2026-01-01', '2026-11-20') }))
    const [last] = upcoming(monday, { ...paris, own: from }, 1).rounds
    expect([last!.opens, last!.announces].map((one) => one.toISOString())).toEqual([
      first,
      '2026-11-23T07:00:00.000Z',
    ])
  })

  it('wait while the schedule pauses: to the day, or until somebody resumes', () => {
    expect(opensBy({ ...paris, paused: { until: '2026-11-26' } })).toEqual({
      opens: [second, third, fourth],
      skipped: ['2026-W47 paused'],
    })
    expect(opensBy({ ...paris, paused: { until: '2026-11-27' } }).opens[0]).toBe(third)
    expect(opensBy({ ...paris, paused: { until: null } })).toEqual({ opens: [], skipped: [] })
    expect(opensBy({ ...paris, paused: { until: '2026-01-01' } }).opens[0]).toBe(first)
  })

  it('give way to an extra round, and follow it at once where it has closed', () => {
    const extra = (opens: string, closes: string) => [{ opens: new Date(opens), closes: new Date(closes) }]
    expect(opensBy(paris, extra('2026-11-25T08:00:00Z', '2026-11-26T08:00:00Z')).opens[1]).toBe(second)
    expect(opensBy(paris, extra('2026-11-25T08:00:00Z', '2026-11-26T08:00:01Z'))).toEqual({
      opens: [first, third, fourth],
      skipped: ['2026-W48 extra'],
    })
  })
})

const spans = fc.array(fc.record({ in: fc.nat(80), hours: fc.integer({ min: 24, max: 14 * 24 }) }), {
  maxLength: 4,
})

describe('whatever the schedule', () => {
  it('an ISO week has one round at most, none overlaps another or an extra one, none opens when it must not', () => {
    fc.assert(
      fc.property(situations, spans, ({ after, settings }, drawn) => {
        const extras = drawn.map((one) => {
          const opens = new Date(after.getTime() + one.in * day)
          return { opens, closes: new Date(opens.getTime() + one.hours * 3_600_000) }
        })
        const { rounds, skipped } = upcoming(after, settings, 8, { extras })
        const { closed } = scheduleOf(settings)
        const dateOf = (instant: Date) =>
          new Intl.DateTimeFormat('sv', { timeZone: settings.timeZone, dateStyle: 'short' }).format(instant)
        const weeks = rounds.map(({ opens }) => isoWeek(opens, settings.timeZone))
        expect(weeks).toHaveLength(8)
        expect(new Set([...weeks, ...skipped.map(({ week }) => week)]).size).toBe(8 + skipped.length)
        let before = after
        for (const { opens, closes, reminds, announces } of rounds) {
          expect(opens.getTime()).toBeGreaterThanOrEqual(before.getTime())
          // An hour less in the night in which the clocks go forward.
          expect(closes.getTime() - opens.getTime()).toBeGreaterThanOrEqual(day - 3_600_000)
          expect(announces.getTime()).toBeGreaterThan(closes.getTime())
          if (reminds) expect(opens < reminds && reminds < closes).toBe(true)
          expect(closed(dateOf(opens))).toBe(false)
          if (settings.paused) expect(dateOf(opens) >= settings.paused.until!).toBe(true)
          expect(extras.filter((extra) => overlap(extra, { opens, closes }))).toEqual([])
          before = closes
        }
      }),
      { numRuns: 200 },
    )
  })

  it('each week up to the last round has one or says why not, without extra rounds', () => {
    fc.assert(
      fc.property(situations, ({ after, settings }) => {
        const { rounds, skipped } = upcoming(after, settings, 6)
        const known = new Set([
          ...rounds.map(({ opens }) => isoWeek(opens, settings.timeZone)),
          ...skipped.map(({ week }) => week),
        ])
        // From the week after this one: of this one the moment may have passed.
        const last = rounds.at(-1)!.opens.getTime()
        for (let time = after.getTime() + 7 * day; time < last; time += 7 * day)
          expect(known).toContain(isoWeek(new Date(time), settings.timeZone))
      }),
    )
  })

  it('what is asked for later goes on where the first left off', () => {
    fc.assert(
      fc.property(situations, ({ after, settings }) => {
        const all = upcoming(after, settings, 6).rounds
        expect(upcoming(all[2]!.opens, settings, 3).rounds).toEqual(all.slice(3))
      }),
    )
  })
})

describe('after the rounds that there are', () => {
  const usual = upcoming(monday, paris, 4).rounds
  const round = (i: number, more: Partial<Round>): Round => ({
    id: `${isoWeek(usual[i]!.opens, paris.timeZone)}-5100`,
    season: '2026-Q4',
    seasonStarts: '',
    state: 'open',
    k: 5,
    opens: usual[i]!.opens.toISOString(),
    closes: usual[i]!.closes.toISOString(),
    announced: usual[i]!.closes.toISOString(),
    grace: 600,
    manifest: 'hash',
    regular: true,
    ...more,
  })
  const next = (rounds: Round[], settings = paris, now = monday) =>
    followingRounds(rounds, [], settings, now, 1).rounds[0]!.opens.toISOString()
  const planned = round(0, { state: 'planned', manifest: undefined as never })

  it('a planned one is none of them until it is about to open', () => {
    const tuesdays = { ...paris, opens: { weekday: 2, hour: 9, minute: 0 } }
    expect(next([planned])).toBe(first)
    expect(next([planned], tuesdays)).toBe('2026-11-17T08:00:00.000Z')
    const just = (before: number) => new Date(Date.parse(first) - before)
    expect(next([planned], paris, just(settled))).toBe(second)
    expect(next([planned], paris, just(settled + 1))).toBe(first)
  })

  it('a week that had its round gets no second one when the schedule moves on in it', () => {
    const friday = new Date('2026-11-20T12:00:00Z')
    const closed = round(0, { state: 'closed', closes: friday.toISOString() })
    const saturdays = { ...paris, opens: { weekday: 6, hour: 9, minute: 0 }, reminds: null }
    expect(next([closed], saturdays, friday)).toBe('2026-11-28T08:00:00.000Z')
    const byHand = { ...closed, regular: false }
    expect(next([byHand], saturdays, friday)).toBe('2026-11-21T08:00:00.000Z')
  })

  it('none opens before an open one has closed', () => {
    const long = round(0, { closes: '2026-12-05T08:00:00.000Z' })
    expect(next([long], paris, new Date('2026-11-20T08:00:00Z'))).toBe(fourth)
    expect(isoDate(Date.parse(fourth))).toBe('2026-12-10')
  })
})
