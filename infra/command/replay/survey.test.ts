/** A survey's rows become members and ballots, wave by wave, whatever is blank. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TableError } from '../table.ts'
import { readSurvey, surveyCsv } from './survey.ts'

const univbct = readFileSync(new URL('../../../test/data/univbct.csv', import.meta.url), 'utf8')
const waves = [1, 2, 3].map((wave) => ['JOBSAT', 'COMMIT'].map((scale) => `${scale}${wave}`))

describe('three waves of one survey', () => {
  const survey = readSurvey(univbct, { team: ['BTN', 'COMPANY'], waves, level: 'RANK', person: 'SUBNUM' })

  test('ask the questions of the first, each with its own answers', () => {
    expect(survey.ballots).toHaveLength(495)
    // The file's first person: 1.666667 and 1.666667, then 1 and 1.666667, then 3 and 3.
    expect(survey.ballots[0]!.answers).toEqual([
      { JOBSAT1: 2, COMMIT1: 2 },
      { JOBSAT1: 1, COMMIT1: 2 },
      { JOBSAT1: 3, COMMIT1: 3 },
    ])
    expect(survey.skipped).toBe(27 + 28 + 30 + 23 + 32 + 28)
  })

  test('put the 25 people without a rank on a level of their own', () => {
    expect(survey.withoutLevel).toBe(25)
    expect(survey.members.filter(({ level }) => level === 'unknown')).toHaveLength(25)
    expect(survey.levels).toContain('unknown')
  })

  test('have one who reads them as HR, and cannot answer', () => {
    const [columns = '', ...lines] = surveyCsv(survey).trim().split('\n')
    const position = columns.split(',').indexOf('role')
    const hr = lines.filter((line) => line.split(',')[position] === '"hr"')
    expect(hr).toHaveLength(1)
    expect(hr[0]).toContain('"all@replay.example"')
    expect(hr[0]).toContain('"false"')
  })
})

test('a person cannot be blank: then nobody knows whose rows belong together', () => {
  const read = () => readSurvey('T,P,Q\na,,3\n', { team: ['T'], waves: [['Q']], person: 'P' })
  expect(read).toThrow(TableError)
  expect(read).toThrow('Line 2: column "P" is blank.')
})
