/** The days on which an organisation is closed: France's public holidays, and what it closes itself. */
import { Temporal } from 'temporal-polyfill'

/** Dates are ISO, where the organisation is: "2027-05-06". */
export interface Closures {
  holidays: 'FR' | 'none'
  /** First and last day of each time of its own in which it is closed; one day is both. */
  own: { from: string; to: string }[]
}

/**
 * The closures that the setting HOLIDAYS names; none unless it is set.
 * @throws RangeError for anything but FR and none
 */
export function closuresOf(setting = 'none'): Closures {
  if (setting !== 'FR' && setting !== 'none') throw new RangeError('HOLIDAYS is FR or none')
  return { holidays: setting, own: [] }
}

/** Answers whether a date is one of the closures. */
export const closedBy =
  ({ holidays, own }: Closures) =>
  (date: string): boolean =>
    (holidays === 'FR' && frenchHolidays(Number(date.slice(0, 4))).includes(date)) ||
    own.some(({ from, to }) => from <= date && date <= to)

/**
 * The eleven public holidays of Code du travail, article L3133-1, in its order. What is one in Alsace-Moselle or overseas
 * only is a closure of one's own. Written here because the library for it, date-holidays, weighs eleven megabytes.
 */
export function frenchHolidays(year: number): string[] {
  const easter = easterSunday(year)
  const after = (days: number) => easter.add({ days }).toString()
  const on = (date: string) => `${String(year).padStart(4, '0')}-${date}`
  return [
    on('01-01'),
    after(1),
    on('05-01'),
    on('05-08'),
    after(39),
    after(50),
    on('07-14'),
    on('08-15'),
    on('11-01'),
    on('11-11'),
    on('12-25'),
  ]
}

/**
 * The anonymous Gregorian computus: Nature 13 (20 April 1876), p. 487, with the letters of J. Meeus, Astronomical
 * Algorithms (1991), chapter 8. It has no exception from 1583 on.
 */
function easterSunday(year: number): Temporal.PlainDate {
  const over = (dividend: number, divisor: number) => Math.floor(dividend / divisor)
  const a = year % 19
  const b = over(year, 100)
  const c = year % 100
  const f = over(b + 8, 25)
  const g = over(b - f + 1, 3)
  const h = (19 * a + b - over(b, 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * over(c, 4) - h - (c % 4)) % 7
  const m = over(a + 11 * h + 22 * l, 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: over(n, 31), day: (n % 31) + 1 })
}
