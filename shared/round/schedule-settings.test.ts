/** A schedule is refused field by field, and one that cannot be followed is never followed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDate, paris, situations } from './schedule.fixture.ts'
import {
  checkSettings,
  isSameSettings,
  readSettings,
  type ScheduleSettings,
  tidySettings,
  usualSettings,
} from './schedule-settings.ts'

const at = (weekday: number, hour: number, minute = 0) => ({ weekday, hour, minute })
const faults = (change: Partial<ScheduleSettings>) =>
  checkSettings({ ...paris, ...change }).map(({ field, fault }) => `${field}: ${fault}`)
const closed = (from: string, to: string, name = 'Summer') => faults({ own: [{ from, to, name }] })

describe('a schedule', () => {
  it('is the usual week until somebody changes it', () => {
    expect(paris).toEqual({
      timeZone: 'Europe/Paris',
      opens: at(4, 9),
      reminds: at(6, 9),
      closes: at(7, 23, 59),
      announces: at(1, 8),
      holidays: 'none',
      own: [],
      paused: null,
    })
    expect(faults({})).toEqual([])
  })

  it.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])(
    'may be in %s',
    (timeZone) => {
      expect(faults({ timeZone })).toEqual([])
    },
  )
  it.each(['', 'Paris', 'Europe/Lutèce', '+01:00', 'Europe/Paris; drop'])('is in no zone %j', (timeZone) => {
    expect(faults({ timeZone })).toEqual(['timeZone: zone'])
  })

  it('leaves people 24 hours at least, and closes before it opens again', () => {
    expect(faults({ closes: at(5, 9), reminds: null })).toEqual([])
    expect(faults({ closes: at(5, 8, 59), reminds: null })).toEqual(['closes: closes-soon'])
    expect(faults({ closes: at(4, 9), reminds: null, announces: at(4, 9) })[0]).toBe(
      'closes: closes-at-opening',
    )
    // From Thursday to Thursday, a minute before.
    expect(faults({ closes: at(4, 8, 59), announces: at(4, 8, 59) })).toEqual(['announces: announces-early'])
  })

  it('reminds where that helps, or not at all', () => {
    expect(faults({ reminds: at(5, 5) })).toEqual([])
    expect(faults({ reminds: at(5, 4, 59) })).toEqual(['reminds: reminds-outside'])
    expect(faults({ reminds: at(7, 17, 59) })).toEqual([])
    expect(faults({ reminds: at(7, 18) })).toEqual(['reminds: reminds-outside'])
    expect(faults({ reminds: at(2, 9) })).toEqual(['reminds: reminds-outside'])
    expect(faults({ reminds: null })).toEqual([])
  })

  it('announces between the closing and the next opening', () => {
    expect(faults({ announces: at(7, 23, 59) })).toEqual(['announces: announces-early'])
    expect(faults({ announces: at(1, 0) })).toEqual([])
    expect(faults({ announces: at(4, 8, 59) })).toEqual([])
    expect(faults({ announces: at(4, 9) })).toEqual(['announces: announces-early'])
  })

  it('knows hours and weekdays only', () => {
    for (const time of [at(0, 9), at(8, 9), at(1, 24), at(1, 9, 60), at(1.5, 9), null, {}])
      expect(faults({ opens: time as never })).toEqual(['opens: time'])
  })

  it('names the closure that is wrong, and what is wrong with it', () => {
    expect(closed('2026-08-03', '2026-08-21')).toEqual([])
    expect(closed('2026-08-03', '2026-08-03')).toEqual([])
    expect(closed('2026-08-03', '2026-08-02')).toEqual(['own.0.to: backwards'])
    expect(closed('2026-02-30', '2026-08-02')).toEqual(['own.0.from: day'])
    expect(closed('2026-08-03', '')).toEqual(['own.0.to: day'])
    expect(closed('2026-08-03', '2027-08-03')).toEqual([])
    expect(closed('2026-08-03', '2027-08-04')).toEqual(['own.0.to: closure-long'])
    expect(closed('2026-08-03', '2026-08-04', ' ')).toEqual(['own.0.name: empty'])
    expect(closed('2026-08-03', '2026-08-04', 'x'.repeat(61))).toEqual(['own.0.name: too-long'])
    const one = { from: '2026-08-03', to: '2026-08-03', name: 'Day' }
    expect(faults({ own: Array(61).fill(one) })).toEqual(['own: closures-many'])
    for (const until of ['2026-13-01', '']) expect(faults({ paused: { until } })).toEqual(['paused: day'])
  })
})

describe('what was stored', () => {
  const usual = usualSettings('Europe/Paris', 'FR')

  it('comes back as it was', () => {
    fc.assert(
      fc.property(situations, ({ settings }) => {
        const stored = JSON.parse(JSON.stringify(settings))
        expect(readSettings(stored, usual)).toEqual(settings)
        expect(isSameSettings(readSettings(stored, usual), settings)).toBe(true)
      }),
    )
  })

  it('by another version is completed, and by none is the usual', () => {
    const older = { timeZone: 'America/New_York', opens: at(3, 10) }
    expect(readSettings(older, usual)).toEqual({ ...usual, ...older })
    expect(readSettings(undefined, usual)).toEqual(usual)
  })

  it('whatever it is, can be followed', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.anything(), (some, own) => {
        const stored = { ...some, own, timeZone: own }
        expect(checkSettings(readSettings(stored, usual))).toEqual([])
      }),
    )
  })
})

it('the order of closures and blanks in their names make no other schedule', () => {
  const [first, second] = [0, 40].map((days) => isoDate(Date.parse('2026-08-03') + days * 86_400_000)) as [
    string,
    string,
  ]
  const own = [
    { from: second, to: second, name: ' Pont \n de  mai ' },
    { from: first, to: first, name: 'Été' },
  ]
  const tidied = tidySettings({ ...paris, own })
  expect(tidied.own.map(({ name }) => name)).toEqual(['Été', 'Pont de mai'])
  expect(isSameSettings(tidied, tidySettings({ ...paris, own: own.toReversed() }))).toBe(true)
  expect(isSameSettings(tidied, paris)).toBe(false)
  expect(isSameSettings(paris, { ...paris, paused: { until: null } })).toBe(false)
})
