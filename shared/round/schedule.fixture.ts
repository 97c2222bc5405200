/** Schedules that the check lets through, in any zone, with closures and pauses: what properties of the calendar are tried on. */
import fc from 'fast-check'
import type { WeekTime } from './calendar.ts'
import { checkSettings, type ScheduleSettings, usualSettings } from './schedule-settings.ts'

export const day = 24 * 3_600_000
export const paris = usualSettings('Europe/Paris', 'none')
export const isoDate = (time: number) => new Date(time).toISOString().slice(0, 10)

const zones = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
)
const weekTimes: fc.Arbitrary<WeekTime> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.nat(23),
  minute: fc.nat(59),
})

/** An instant, and a schedule whose closures and pause lie in the weeks that follow it. */
export const situations = fc
  .record({
    after: fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') }),
    timeZone: zones,
    opens: weekTimes,
    reminds: fc.option(weekTimes),
    closes: weekTimes,
    announces: weekTimes,
    holidays: fc.constantFrom('FR' as const, 'none' as const),
    own: fc.array(fc.record({ in: fc.nat(70), days: fc.oneof(fc.nat(1), fc.nat(14)) }), { maxLength: 5 }),
    pause: fc.option(fc.nat(60)),
  })
  .map(({ after, own, pause, ...times }) => {
    const on = (days: number) => isoDate(after + days * day)
    const settings: ScheduleSettings = {
      ...times,
      own: own.map((one, i) => ({ from: on(one.in), to: on(one.in + one.days), name: `Closure ${i}` })),
      paused: pause === null ? null : { until: on(pause) },
    }
    return { after: new Date(after), settings }
  })
  .filter(({ settings }) => checkSettings(settings).length === 0)
