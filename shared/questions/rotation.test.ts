/** The rotation: the same for everybody, and nothing of the bank forgotten. */
import { describe, expect, it } from 'vitest'
import { builtIn } from './bank.ts'

import { drivers } from './drivers.ts'
import { mondayOf, questionsFor, returnsIn, weekNumber } from './rotation.ts'

const { questions: bank } = builtIn
const weeks = Array.from({ length: 60 }, (_, i) => 2950 + i)

describe('the rotation', () => {
  const weekly = (week: number) => questionsFor(week).filter(({ scale }) => scale === undefined)

  it('asks everybody five questions, and people who manage one more', () => {
    for (const week of weeks) {
      const asked = weekly(week).map((question) => question.asked)
      expect(asked).toEqual(['all', 'all', 'all', 'all', 'all', 'managers'])
    }
  })

  it('asks morale, top-down and bottom-up every week, and two of the other four drivers', () => {
    for (const week of weeks) {
      const drivers = weekly(week)
        .filter(({ asked }) => asked === 'all')
        .map(({ driver }) => driver)
      expect(drivers).toEqual(expect.arrayContaining(['morale', 'top-down', 'bottom-up']))
      expect(new Set(drivers).size).toBe(5)
    }
  })

  it('brings every item of the bank back within eight weeks', () => {
    for (const { id } of bank)
      for (const start of weeks.slice(0, 40)) {
        const window = Array.from({ length: 8 }, (_, i) => questionsFor(start + i)).flat()
        expect(
          window.some((question) => question.id === id),
          `${id} from week ${start}`,
        ).toBe(true)
      }
  })

  it('asks everybody every fourth week, and in no other, whether they would recommend the organisation', () => {
    const rated = weeks.filter((week) => questionsFor(week).some(({ scale }) => scale === '0-10'))
    expect(rated).toEqual(weeks.filter((_, i) => i % 4 === weeks.indexOf(rated[0]!)))
    for (const week of rated) {
      const questions = questionsFor(week)
      expect(questions.filter(({ scale }) => scale).map(({ id, asked }) => [id, asked])).toEqual([
        ['REC', 'all'],
      ])
      expect(questions).toHaveLength(7)
    }
  })

  it('asks a mirror only beside what it mirrors', () => {
    for (const week of weeks) {
      const ids = questionsFor(week).map(({ id }) => id)
      expect(ids).toContain(ids.at(-1)!.slice(0, -1))
    }
  })

  it('tells when a question returns: the next week that asks it, and no other', () => {
    for (const week of weeks.slice(0, 20))
      for (const { id } of questionsFor(week)) {
        const next = returnsIn(id, week)!
        const between = Array.from({ length: next - week - 1 }, (_, i) => questionsFor(week + 1 + i)).flat()
        expect(between.some((question) => question.id === id)).toBe(false)
        expect(questionsFor(next).some((question) => question.id === id)).toBe(true)
      }
    expect(returnsIn('unknown', weeks[0]!)).toBeNull()
  })

  it('knows the Monday of a week', () => {
    for (const week of weeks) expect(weekNumber(`${mondayOf(week)}T00:00:00Z`)).toBe(week)
    expect(mondayOf(weekNumber('2026-11-29T23:59:59Z'))).toBe('2026-11-23')
  })

  it('numbers weeks from Monday to Sunday', () => {
    expect(weekNumber('2026-11-23T00:00:00Z')).toBe(weekNumber('2026-11-29T23:59:59Z'))
    expect(weekNumber('2026-11-30T00:00:00Z')).toBe(weekNumber('2026-11-29T23:59:59Z') + 1)
  })
})

describe('the bank', () => {
  it('has two items a driver in both languages and one question from 0 to 10, and a mirror only of an item of the same driver', () => {
    const onFive = bank.filter(({ scale }) => scale === undefined)
    const of = (asked: string) => onFive.filter((question) => question.asked === asked)
    expect(bank.filter(({ scale }) => scale === '0-10')).toHaveLength(1)
    for (const driver of drivers)
      expect(of('all').filter((question) => question.driver === driver)).toHaveLength(2)
    for (const { id, driver } of of('managers'))
      expect(bank.find((question) => question.id === id.slice(0, -1))?.driver).toBe(driver)
    for (const { text } of bank) expect(text.fr).not.toBe(text.en)
  })
})
