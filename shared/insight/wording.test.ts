/** Where the words behind a line changed, and where questions only take turns. */
import { describe, expect, it } from 'vitest'
import { builtIn } from '../questions/bank.ts'
import { questionsFor } from '../questions/rotation.ts'
import { question } from './published.fixture.ts'
import { wordingChanges } from './wording.ts'

const mondayOf = (week: number) => new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10)

/** "A1 B2": question A in version 1, B in version 2, of one driver; "A" did not say its version; "-" was no round. */
const rounds = (weeks: string[]) =>
  weeks.flatMap((week, i) =>
    week === '-'
      ? []
      : [
          {
            round: `r${i}`,
            monday: mondayOf(i),
            questions: week
              .split(' ')
              .filter(Boolean)
              .map((one) => ({
                ...question(one[0]!, 'morale', one[0] === 'M' ? 'managers' : 'all'),
                ...(one.length > 1 ? { version: Number(one.slice(1)) } : {}),
              })),
          },
        ],
  )
const told = (weeks: string[]) =>
  wordingChanges(rounds(weeks)).map(({ round, kind, question }) => `${round} ${kind} ${question}`)
const times = (count: number, ...weeks: string[]) => Array.from({ length: count }, () => weeks).flat()

describe('wording', () => {
  it.each<[string, string[], string[]]>([
    ['questions that take turns are no change', times(10, 'A1', 'B1'), []],
    ['a wording that changed, where it is first asked so', ['A1', 'B1', 'A2', 'B1', 'A2'], ['r2 reworded A']],
    ['a wording that changed twice', ['A1', 'A2', 'A3'], ['r1 reworded A', 'r2 reworded A']],
    ['two at once', ['A1 B1', 'A2 B2'], ['r1 reworded A', 'r1 reworded B']],
    ['rounds that did not tell versions', ['A', 'A2', 'A', 'A3'], []],
    ['what only managers are asked', ['M1 A1', 'M2 A1'], []],
    ['weeks that asked the driver nothing', ['A1', '', '', 'A2'], ['r3 reworded A']],
    ['a question that came in', [...times(4, 'A1', 'B1'), 'C1', 'A1', 'B1', 'C1'], ['r8 added C']],
    ['a question that was taken out', ['A1', 'B1', 'C1', ...times(4, 'A1', 'B1')], ['r3 retired C']],
    ['one for another', [...times(8, 'A1'), ...times(8, 'B1')], ['r8 added B', 'r8 retired A']],
    ['a cycle that is not over yet', [...times(3, 'A1', 'B1'), 'A1', 'C1'], []],
    ['a cycle of which a week is missing', [...times(3, 'A1', 'B1'), '-', 'A1', 'B1', 'C1'], []],
    ['every second week, in which only one of two is asked', [...times(9, 'A1', '-'), 'A1', 'B1'], []],
    ['a driver that is new with its questions', [...times(8, ''), 'A1', 'B1'], []],
  ])('%s', (_what, weeks, changes) => {
    expect(told(weeks).sort()).toEqual(changes)
  })

  it('the bank that every organisation begins with changes nothing in a year, from whichever week on', () => {
    for (const start of [0, 3, 17])
      expect(
        wordingChanges(
          Array.from({ length: 52 }, (_, i) => ({
            round: `r${i}`,
            monday: mondayOf(i),
            questions: questionsFor(2400 + start + i, builtIn).filter(({ scale }) => !scale),
          })),
        ),
      ).toEqual([])
  })

  it('each driver has its own', () => {
    const both = [1, 2].map((version) => ({
      round: `r${version}`,
      monday: mondayOf(version),
      questions: [
        { ...question('T', 'top-down'), version: 1 },
        { ...question('A', 'morale'), version },
      ],
    }))
    expect(wordingChanges(both)).toEqual([{ round: 'r2', driver: 'morale', kind: 'reworded', question: 'A' }])
  })
})
