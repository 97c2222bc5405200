/** Rounds keep off closed days: openings, reminders and announcements move by the rules of the calendar, in every zone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  announcesAt,
  closingAfter,
  isoWeek,
  nextOpening,
  nextRounds,
  remindsAt,
  usualWeek,
} from './calendar.ts'
import { type Closures, closedBy } from './holidays.ts'

const hour = 3_600_000
const day = 24 * hour
const weekOf = (timeZone: string, closures: Partial<Closures> = {}) =>
  usualWeek(timeZone, closedBy({ holidays: 'none', own: [], ...closures }))
const france = weekOf('Europe/Paris', { holidays: 'FR' })
const closedOn = (...dates: string[]) =>
  weekOf('Europe/Paris', { own: dates.map((date) => ({ from: date, to: date })) })
const at = (instant: string) => new Date(instant)

describe('in Paris', () => {
  it('Ascension moves the opening, Victory Day the reminder, and Whit Monday the announcement', () => {
    expect(nextRounds(at('2027-05-03T00:00:00Z'), france, 2)).toEqual([
      {
        opens: at('2027-05-07T07:00:00Z'),
        reminds: at('2027-05-09T07:00:00Z'),
        closes: at('2027-05-09T21:59:00Z'),
        announces: at('2027-05-10T06:00:00Z'),
      },
      {
        opens: at('2027-05-13T07:00:00Z'),
        reminds: at('2027-05-15T07:00:00Z'),
        closes: at('2027-05-16T21:59:00Z'),
        announces: at('2027-05-18T06:00:00Z'),
      },
    ])
  })

  it('a week that is closed on Thursday and Friday has no round, and Thursday alone moves it', () => {
    const opening = (...closed: string[]) =>
      nextOpening(at('2026-11-16T00:00:00Z'), closedOn(...closed)).toISOString()
    expect(opening('2026-11-19')).toBe('2026-11-20T08:00:00.000Z')
    expect(opening('2026-11-20')).toBe('2026-11-19T08:00:00.000Z')
    expect(opening('2026-11-19', '2026-11-20')).toBe('2026-11-26T08:00:00.000Z')
  })

  it('an opening does not move to where less than 24 hours are left', () => {
    const early = { ...closedOn('2026-11-19'), closes: { weekday: 6, hour: 8, minute: 59 } }
    expect(nextOpening(at('2026-11-16T00:00:00Z'), early)).toEqual(at('2026-11-26T08:00:00Z'))
    const later = { ...early, closes: { weekday: 6, hour: 9, minute: 0 } }
    expect(nextOpening(at('2026-11-16T00:00:00Z'), later)).toEqual(at('2026-11-20T08:00:00Z'))
  })

  it('an opening that moves does not come a second time in its week, nor in the next one', () => {
    expect(nextOpening(at('2026-11-20T08:00:00Z'), closedOn('2026-11-19'))).toEqual(
      at('2026-11-26T08:00:00Z'),
    )
    const saturdays = {
      ...closedOn('2026-11-21'),
      opens: { weekday: 6, hour: 9, minute: 0 },
      closes: { weekday: 2, hour: 12, minute: 0 },
    }
    expect(nextOpening(at('2026-11-16T00:00:00Z'), saturdays)).toEqual(at('2026-11-28T08:00:00Z'))
  })

  it('there is no reminder when the whole weekend is closed, or when it would come too late', () => {
    const span = { opens: at('2026-11-19T08:00:00Z'), closes: at('2026-11-22T22:59:00Z') }
    expect(remindsAt(span, closedOn('2026-11-21'))).toEqual(at('2026-11-22T08:00:00Z'))
    expect(remindsAt(span, closedOn('2026-11-21', '2026-11-22'))).toBeNull()
    const until = (closes: string) => remindsAt({ ...span, closes: at(closes) }, closedOn('2026-11-21'))
    expect(until('2026-11-22T14:00:00Z')).toEqual(at('2026-11-22T08:00:00Z'))
    expect(until('2026-11-22T13:59:59Z')).toBeNull()
  })

  it('a round that an operator opens late has no reminder on its heels', () => {
    const from = (opens: string) =>
      remindsAt({ opens: at(opens), closes: at('2026-11-22T22:59:00Z') }, closedOn())
    expect(from('2026-11-20T12:00:00Z')).toEqual(at('2026-11-21T08:00:00Z'))
    expect(from('2026-11-20T12:00:01Z')).toBeNull()
    expect(from('2026-11-21T10:00:00Z')).toBeNull()
    const saturday = { opens: at('2026-11-21T10:00:00Z'), closes: at('2026-11-22T22:59:00Z') }
    expect(remindsAt(saturday, closedOn('2026-11-21'))).toBeNull()
  })

  it('a round of several weeks is reminded in its last', () => {
    const span = { opens: at('2026-09-24T07:00:00Z'), closes: at('2026-11-22T22:59:00Z') }
    expect(remindsAt(span, closedOn())).toEqual(at('2026-11-21T08:00:00Z'))
  })

  it('results are announced on Tuesday after Easter, and never on a weekend', () => {
    expect(announcesAt(at('2027-03-28T21:59:00Z'), france)).toEqual(at('2027-03-30T06:00:00Z'))
    const shut = weekOf('Europe/Paris', { own: [{ from: '2026-12-21', to: '2026-12-25' }] })
    expect(announcesAt(at('2026-12-20T22:59:00Z'), shut)).toEqual(at('2026-12-28T07:00:00Z'))
  })

  it('who is closed for years is told so instead of being planned for ever', () => {
    const shut = weekOf('Europe/Paris', { own: [{ from: '2026-01-01', to: '2032-12-31' }] })
    expect(() => nextOpening(at('2026-11-16T00:00:00Z'), shut)).toThrow(/is open/)
  })
})

const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe')
const moments = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') })
  .map((time) => new Date(time))
const isoDate = (date: Date) => date.toISOString().slice(0, 10)

/** An instant, a zone, and closures of the weeks that follow it, single days and up to a fortnight. */
const situations = fc
  .record({
    after: moments,
    timeZone: zones,
    holidays: fc.constantFrom('FR' as const, 'none' as const),
    own: fc.array(fc.record({ in: fc.nat(70), days: fc.oneof(fc.nat(1), fc.nat(14)) }), { maxLength: 8 }),
  })
  .map(({ after, timeZone, holidays, own }) => {
    const on = (days: number) => isoDate(new Date(after.getTime() + days * day))
    const ranges = own.map((one) => ({ from: on(one.in), to: on(one.in + one.days) }))
    return { after, schedule: weekOf(timeZone, { holidays, own: ranges }) }
  })

const formats = new Map<string, Intl.DateTimeFormat>()
/** What a clock on the wall and a calendar beside it show, by Intl, which the calendar does not use. */
function wall(instant: Date, timeZone: string) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timeZone, format)
  const [date, time] = format.format(instant).split(' ')
  return { date: date!, time: time! }
}
const dayBefore = (date: string) => isoDate(new Date(Date.parse(date) - day))
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7
/** Dates from one to the day before another. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let time = Date.parse(from); time < Date.parse(to); time += day) days.push(isoDate(new Date(time)))
  return days
}

describe('in every zone, with any closures', () => {
  const runs = { numRuns: 100 }

  it('a round opens on Thursday, else on the next working Friday, and a week without either has none', () => {
    fc.assert(
      fc.property(situations, ({ after, schedule }) => {
        const { timeZone, closed } = schedule
        const rounds = nextRounds(after, schedule, 8)
        expect(new Set(rounds.map(({ opens }) => isoWeek(opens, timeZone))).size).toBe(8)
        let before = after
        for (const { opens, closes } of rounds) {
          expect(opens.getTime()).toBeGreaterThan(before.getTime())
          const { date, time } = wall(opens, timeZone)
          expect(time).toBe('09:00')
          expect(closes).toEqual(closingAfter(opens, schedule))
          // Every Thursday and Friday since the last closing on which it could have opened earlier was closed.
          const since = wall(before, timeZone)
          const passed = daysBetween(since.date, date).slice(since.time < '09:00' ? 0 : 1)
          const couldOpen = (one: string) =>
            !closed(one) && (weekdayOf(one) === 4 || (weekdayOf(one) === 5 && closed(dayBefore(one))))
          expect(passed.filter(couldOpen)).toEqual([])
          expect(couldOpen(date)).toBe(true)
          before = closes
        }
      }),
      runs,
    )
  })

  it('a planned round is reminded on Saturday, else on Sunday, unless both are closed', () => {
    fc.assert(
      fc.property(situations, ({ after, schedule }) => {
        const { timeZone, closed } = schedule
        for (const { reminds, closes } of nextRounds(after, schedule, 8)) {
          const sunday = wall(closes, timeZone).date
          const open = [dayBefore(sunday), sunday].filter((date) => !closed(date))
          expect(reminds && wall(reminds, timeZone).date).toBe(open[0] ?? null)
          if (reminds) expect(wall(reminds, timeZone).time).toBe('09:00')
        }
      }),
      runs,
    )
  })

  it('no reminder is near the opening or the closing, whatever an operator opens', () => {
    const length = fc.integer({ min: 1, max: 15 * 24 * 60 })
    fc.assert(
      fc.property(situations, length, ({ after, schedule }, minutes) => {
        const { timeZone, closed } = schedule
        const closes = new Date(after.getTime() + minutes * 60_000)
        const days = daysBetween(wall(after, timeZone).date, wall(closes, timeZone).date)
        const reminds = remindsAt({ opens: after, closes }, schedule)
        // Nine days of no closure hold a Saturday that is late enough, and early enough.
        if (minutes >= 9 * 24 * 60 && ![...days, wall(closes, timeZone).date].some(closed))
          expect(reminds).not.toBeNull()
        if (!reminds) return
        expect(closed(wall(reminds, timeZone).date)).toBe(false)
        expect(reminds.getTime() - after.getTime()).toBeGreaterThanOrEqual(20 * hour)
        expect(closes.getTime() - reminds.getTime()).toBeGreaterThanOrEqual(6 * hour)
      }),
      runs,
    )
  })

  it('results are announced at 8:00 of the first day after closing that is neither closed nor on a weekend', () => {
    fc.assert(
      fc.property(situations, ({ after, schedule }) => {
        const { timeZone, closed } = schedule
        for (const { closes, announces } of nextRounds(after, schedule, 4)) {
          const [from, to] = [wall(closes, timeZone).date, wall(announces, timeZone).date]
          const works = (date: string) => weekdayOf(date) <= 5 && !closed(date)
          expect(wall(announces, timeZone).time).toBe('08:00')
          expect(works(to)).toBe(true)
          expect(daysBetween(from, to).slice(1).filter(works)).toEqual([])
        }
      }),
      runs,
    )
  })

  it('whatever the schedule, an ISO week has one opening at most, on a day that is not closed', () => {
    const times = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), minute: fc.nat(59) })
    fc.assert(
      fc.property(situations, times, times, ({ after, schedule: usual }, opens, closes) => {
        const schedule = { ...usual, opens, closes }
        const weeks = new Set<string>()
        let last = after
        for (let i = 0; i < 6; i++) {
          const opening = nextOpening(last, schedule)
          expect(opening.getTime()).toBeGreaterThan(last.getTime())
          expect(schedule.closed(wall(opening, schedule.timeZone).date)).toBe(false)
          weeks.add(isoWeek(opening, schedule.timeZone))
          last = opening
        }
        expect(weeks.size).toBe(6)
      }),
      runs,
    )
  })
})
