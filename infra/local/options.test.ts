/** What `npm start --` takes, and what it says to what it does not. */
import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { readSpeed } from './speed.ts'
import { StartError } from './start-error.ts'

describe('--speed', () => {
  it.each([
    ['1week=2min', 5040],
    ['1 week = 2 minutes', 5040],
    ['1day=10s', 8640],
    ['1h=1s', 3600],
    ['2weeks=1h', 336],
    ['0.5d=30sec', 1440],
    ['1W=10S', 60_480],
  ])('%s', (text, factor) => {
    expect(readSpeed(text)).toBeCloseTo(factor, 9)
  })

  it.each([
    '',
    '5040',
    '1week',
    '1week=',
    '=2min',
    '1week=0min',
    '0week=2min',
    '1week=2min=3s',
    '1fortnight=2min',
  ])('is not %j', (text) => {
    expect(() => readSpeed(text)).toThrow(StartError)
    expect(() => readSpeed(text)).toThrow(
      `--speed says what passes in which time, such as 1week=2min, 1day=10s or 1h=1s, not ${text}.`,
    )
  })

  it('only makes time pass faster, and leaves a week ten seconds', () => {
    for (const slower of ['1min=1h', '7d=1week'])
      expect(() => readSpeed(slower)).toThrow(/pass faster, which/)
    expect(() => readSpeed('1week=9s')).toThrow('--speed 1week=9s is too fast: a week takes 10 s at least.')
  })

  it('is not for people of somebody’s own', () => {
    expect(() => readOptions(['--empty', '--speed', '1week=2min'])).toThrow(
      '--speed is for the demonstration only, whose people it makes answer. There is nobody to answer with --empty.',
    )
  })
})

it('knows how many past weeks the demonstration has', () => {
  expect(readOptions([])).toEqual({ empty: false, data: '.quorum', port: 4870, web: true, weeks: 26 })
  expect(readOptions(['--weeks', '0']).weeks).toBe(0)
  for (const wrong of ['27', '-1', '1.5', 'all'])
    expect(() => readOptions([`--weeks=${wrong}`])).toThrow(
      `The demonstration has 0 to 26 past weeks, not ${wrong}.`,
    )
})
