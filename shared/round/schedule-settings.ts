/** An organisation's schedule as it is stored: times of the week, time zone, closed days, pause. Checked field by field. */
import { Temporal } from 'temporal-polyfill'
import { type Schedule, shortest, sinceOpening, untilClosing, usualWeek, type WeekTime } from './calendar.ts'
import { type Closures, closedBy } from './holidays.ts'

/** Days from one to another, both included, by the organisation's own name for them. */
export interface OwnClosure {
  from: string
  to: string
  name: string
}

/** No round of the calendar opens before that day, or until somebody resumes. */
export interface Pause {
  until: string | null
}

export interface ScheduleSettings {
  /** IANA name. */
  timeZone: string
  opens: WeekTime
  reminds: WeekTime | null
  closes: WeekTime
  announces: WeekTime
  holidays: Closures['holidays']
  own: OwnClosure[]
  paused: Pause | null
}

export type ScheduleFault =
  | 'zone'
  | 'time'
  | 'closes-soon'
  | 'closes-at-opening'
  | 'reminds-outside'
  | 'announces-early'
  | 'day'
  | 'backwards'
  | 'closure-long'
  | 'empty'
  | 'too-long'
  | 'closures-many'
  | 'no-round'

/** `field` is a key of the settings; of a closure "own.2.from". */
export interface ScheduleProblem {
  field: string
  fault: ScheduleFault
}

export const longestName = 60
export const mostClosures = 60
const longestClosure = 366

/** What holds until somebody stores a schedule. */
export const usualSettings = (timeZone: string, holidays: Closures['holidays']): ScheduleSettings => {
  const { closed: _, ...times } = usualWeek(timeZone)
  return { ...times, holidays, own: [], paused: null }
}

/** As the calendar wants it. Whether it pauses is a matter of `upcoming`. */
export const scheduleOf = ({ paused: _, holidays, own, ...times }: ScheduleSettings): Schedule => ({
  ...times,
  closed: closedBy({ holidays, own }),
})

export function isTimeZone(name: string): boolean {
  // Temporal takes offsets too, which know no summer.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const minutes = ({ weekday, hour, minute }: WeekTime): number => ((weekday - 1) * 24 + hour) * 60 + minute
/** Minutes on the wall from one time of the week to the next other. */
const between = (from: WeekTime, to: WeekTime): number => (minutes(to) - minutes(from) + 10_080) % 10_080

const isWeekTime = (value: unknown): value is WeekTime => {
  const { weekday, hour, minute } = (value ?? {}) as Partial<WeekTime>
  const within = (one: unknown, least: number, most: number) =>
    Number.isInteger(one) && (one as number) >= least && (one as number) <= most
  return within(weekday, 1, 7) && within(hour, 0, 23) && within(minute, 0, 59)
}

/** All that is wrong with it, each by its field; nothing here depends on the day on which it is asked. */
export function checkSettings(settings: ScheduleSettings): ScheduleProblem[] {
  const problems: ScheduleProblem[] = []
  const found = (field: string, fault: ScheduleFault) => problems.push({ field, fault })
  if (!isTimeZone(settings.timeZone)) found('timeZone', 'zone')
  checkTimes(settings, found)
  checkClosures(settings.own, found)
  const until = settings.paused?.until ?? null
  if (until !== null && !isDay(until)) found('paused', 'day')
  return problems
}

type Found = (field: string, fault: ScheduleFault) => void

function checkTimes({ opens, reminds, closes, announces }: ScheduleSettings, found: Found): void {
  const times = { opens, closes, announces, ...(reminds && { reminds }) }
  const wrong = Object.entries(times).filter(([, time]) => !isWeekTime(time))
  for (const [field] of wrong) found(field, 'time')
  if (wrong.length > 0) return
  const length = between(opens, closes)
  if (length === 0) found('closes', 'closes-at-opening')
  else if (length * 60_000 < shortest) found('closes', 'closes-soon')
  const reminded = reminds ? between(opens, reminds) * 60_000 : null
  if (reminded !== null && (reminded < sinceOpening || reminded > length * 60_000 - untilClosing))
    found('reminds', 'reminds-outside')
  if (between(opens, announces) <= length) found('announces', 'announces-early')
}

function checkClosures(own: OwnClosure[], found: Found): void {
  if (own.length > mostClosures) found('own', 'closures-many')
  for (const [i, { from, to, name }] of own.entries()) {
    if (name.trim() === '') found(`own.${i}.name`, 'empty')
    if (name.length > longestName) found(`own.${i}.name`, 'too-long')
    if (!isDay(from)) found(`own.${i}.from`, 'day')
    if (!isDay(to)) found(`own.${i}.to`, 'day')
    if (!isDay(from) || !isDay(to)) continue
    if (to < from) found(`own.${i}.to`, 'backwards')
    else if (Temporal.PlainDate.from(from).until(to).days >= longestClosure)
      found(`own.${i}.to`, 'closure-long')
  }
}

/** Of settings that somebody entered: the order of closures and blanks around names say nothing. */
export const tidySettings = (settings: ScheduleSettings): ScheduleSettings => ({
  ...settings,
  own: settings.own
    .map((one) => ({ from: one.from, to: one.to, name: tidyName(one.name) }))
    .toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)),
})

export const tidyName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/**
 * What was stored, by whatever version: what it lacks is as it was before anybody stored something, and so is all of it where
 * it cannot be followed. A schedule that cannot be read must not stop the clock.
 */
export function readSettings(stored: unknown, usual: ScheduleSettings): ScheduleSettings {
  const one = (stored ?? {}) as Partial<ScheduleSettings>
  const own = Array.isArray(one.own) ? one.own : []
  const read: ScheduleSettings = {
    timeZone: typeof one.timeZone === 'string' ? one.timeZone : usual.timeZone,
    opens: one.opens ?? usual.opens,
    reminds: one.reminds === undefined ? usual.reminds : one.reminds,
    closes: one.closes ?? usual.closes,
    announces: one.announces ?? usual.announces,
    holidays: one.holidays === 'FR' || one.holidays === 'none' ? one.holidays : usual.holidays,
    own: own.filter((each) => typeof each?.name === 'string'),
    paused: one.paused ? { until: one.paused.until ?? null } : null,
  }
  return checkSettings(read).length > 0 ? usual : read
}

/** Whether they say the same. */
export const isSameSettings = (a: ScheduleSettings, b: ScheduleSettings): boolean =>
  canonical(a) === canonical(b)

const canonical = ({
  timeZone,
  opens,
  reminds,
  closes,
  announces,
  holidays,
  own,
  paused,
}: ScheduleSettings) =>
  JSON.stringify([
    timeZone,
    [opens, reminds, closes, announces].map((time) => time && minutes(time)),
    holidays,
    own.map(({ from, to, name }) => [from, to, name]),
    paused && [paused.until],
  ])
