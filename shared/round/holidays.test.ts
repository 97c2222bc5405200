/** France's public holidays are those of the published calendars, and an organisation adds its own closures. */
import { describe, expect, it } from 'vitest'
import { closedBy, closuresOf, frenchHolidays } from './holidays.ts'

describe('the holidays that move with Easter', () => {
  // Easter Monday, Ascension, Whit Monday.
  it.each([
    [2008, '03-24', '05-01', '05-12'],
    [2024, '04-01', '05-09', '05-20'],
    [2025, '04-21', '05-29', '06-09'],
    [2026, '04-06', '05-14', '05-25'],
    [2027, '03-29', '05-06', '05-17'],
    [2028, '04-17', '05-25', '06-05'],
    [2029, '04-02', '05-10', '05-21'],
    [2030, '04-22', '05-30', '06-10'],
    [2031, '04-14', '05-22', '06-02'],
    [2032, '03-29', '05-06', '05-17'],
  ])('are where the calendar of %i has them', (year, monday, ascension, whit) => {
    const found = frenchHolidays(year)
    expect([found[1], found[4], found[5]]).toEqual([monday, ascension, whit].map((date) => `${year}-${date}`))
  })

  it.each([
    ['its earliest, 22 March', 1818, '03-23'],
    ['its earliest, 22 March', 2285, '03-23'],
    ['its latest, 25 April', 1943, '04-26'],
    ['its latest, 25 April', 2038, '04-26'],
    ['an exception from the formula of Gauss', 1954, '04-19'],
    ['an exception from the formula of Gauss', 1981, '04-20'],
  ])('follow Easter: %s (%i)', (_, year, monday) => {
    expect(frenchHolidays(year)[1]).toBe(`${year}-${monday}`)
  })
})

it('are eleven', () => {
  expect(frenchHolidays(2026)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

describe('an organisation', () => {
  it('is closed on holidays where it says so, from its first to its last own day', () => {
    const closed = closedBy({
      holidays: 'FR',
      own: [
        { from: '2026-12-24', to: '2027-01-03' },
        { from: '2027-05-07', to: '2027-05-07' },
      ],
    })
    const open = ['2026-12-23', '2027-01-04', '2027-05-05', '2027-05-09']
    const shut = ['2026-12-24', '2026-12-31', '2027-01-03', '2027-05-06', '2027-05-07', '2027-05-08']
    expect(open.map(closed)).toEqual(open.map(() => false))
    expect(shut.map(closed)).toEqual(shut.map(() => true))
  })

  it('has no holidays unless the setting names them', () => {
    expect(['FR', 'none', undefined].map((setting) => closedBy(closuresOf(setting))('2027-05-06'))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is told which setting is wrong', () => {
    for (const setting of ['DE', 'fr', '', 'FR,DE'])
      expect(() => closuresOf(setting)).toThrow('HOLIDAYS is FR or none')
  })
})
