/** What a bank refuses, by field, and that every bank it lets through asks what it promises. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { banks } from './bank.fixture.ts'
import { type Bank, builtIn } from './bank.ts'
import { checkDriver, checkQuestion, longestName, longestText, mostDrivers, mostQuestions } from './check.ts'
import { nextQuestionId, withDriver, withQuestion } from './edit.ts'
import { cycle, questionsFor } from './rotation.ts'

const text = { fr: 'Une question.', en: 'A question.' }
const draft = { driver: 'top-down', text, retired: false }
const add = (bank: Bank, driver: string) =>
  withQuestion(bank, nextQuestionId(bank, driver), { driver, text, retired: false })
const own = withDriver(builtIn, 'clients', { name: { fr: 'Clients', en: 'Customers' } })
const filled = (driver: string, count: number) =>
  Array.from({ length: count }).reduce<Bank>((bank) => add(bank, driver), own)
const stored = (id: string) => builtIn.questions.find((question) => question.id === id)!
const retiring = (bank: Bank, id: string) => {
  const { driver, text } = bank.questions.find((question) => question.id === id)!
  return withQuestion(bank, id, { driver, text, retired: true })
}

describe('a question is refused', () => {
  it.each([
    ['without words in one language', 'TOP3', { ...draft, text: { fr: '', en: 'A' } }, 'text.fr', 'empty'],
    [
      'too long for a phone',
      'TOP3',
      { ...draft, text: { fr: 'é'.repeat(longestText), en: 'e'.repeat(longestText + 1) } },
      'text.en',
      'too-long',
    ],
    ['under an id that ends in no number', 'TOP', draft, 'id', 'form'],
    ['under an id that could lead elsewhere', '../TOP3', draft, 'id', 'form'],
    ['of a driver that is not there', 'NEW1', { ...draft, driver: 'new' }, 'driver', 'unknown-driver'],
    ['that changes its driver', 'TOP1', { ...draft, driver: 'morale' }, 'driver', 'fixed'],
    ['as the mirror of no question', 'TOP9M', draft, 'id', 'no-question'],
    ['as the mirror of another driver’s', 'BOT1M', { ...draft, driver: 'top-down' }, 'id', 'no-question'],
    [
      'as a mirror of what has no two sides',
      'MOR1M',
      { ...draft, driver: 'morale' },
      'driver',
      'no-mirror-here',
    ],
  ])('%s', (_, id, draft, field, fault) => {
    expect(checkQuestion(builtIn, id, draft)).toContainEqual({ field, fault })
  })

  it('where the last one of a driver that is asked every week would go', () => {
    const one = retiring(builtIn, 'MOR1')
    const last = { driver: 'morale', text: stored('MOR2').text, retired: true }
    expect(checkQuestion(builtIn, 'MOR2', last)).toEqual([])
    expect(checkQuestion(one, 'MOR2', last)).toEqual([{ field: 'retired', fault: 'last-of-driver' }])
  })

  it('as a mirror that comes back without its question', () => {
    const bank = retiring(builtIn, 'TOP1')
    const back = { driver: 'top-down', text: stored('TOP1M').text, retired: false }
    expect(checkQuestion(bank, 'TOP1M', back)).toEqual([{ field: 'retired', fault: 'no-question' }])
  })

  it('where it could not return within eight weeks', () => {
    const clients = { driver: 'clients', text, retired: false }
    expect(checkQuestion(filled('clients', 7), 'CLI8', clients)).toEqual([])
    expect(checkQuestion(filled('clients', 8), 'CLI9', clients)).toEqual([
      { field: 'retired', fault: 'full-in-turn' },
    ])
    expect(checkQuestion(filled('top-down', 6), 'TOP9', draft)).toEqual([
      { field: 'retired', fault: 'full-of-driver' },
    ])
  })

  it('where there are enough mirrors, or questions at all', () => {
    const mirrored = ['BOT3', 'BOT4'].reduce(
      (bank, id) => {
        const one = withQuestion(bank, id, { driver: 'bottom-up', text, retired: false })
        return withQuestion(one, `${id}M`, { driver: 'bottom-up', text, retired: false })
      },
      add(builtIn, 'top-down'),
    )
    expect(checkQuestion(mirrored, 'TOP3M', draft)).toEqual([{ field: 'retired', fault: 'full-of-mirrors' }])
    let bank = own
    while (bank.questions.length < mostQuestions) {
      const id = nextQuestionId(bank, 'clients')
      bank = withQuestion(bank, id, { driver: 'clients', text, retired: true })
    }
    expect(
      checkQuestion(bank, nextQuestionId(bank, 'clients'), { driver: 'clients', text, retired: false }),
    ).toContainEqual({ field: 'id', fault: 'full' })
  })
})

describe('a driver is refused', () => {
  const name = { fr: 'Écoute', en: 'Listening' }
  it.each([
    ['under an id of ours', 'morale', { name }, 'id', 'form'],
    ['under an id that every object has', 'constructor', { name }, 'id', 'form'],
    [
      'with a name that is taken, however it is written',
      'x',
      { name: { fr: 'moral', en: 'Well' } },
      'name.fr',
      'taken',
    ],
    ['with a name of another own one', 'x', { name: { fr: 'Autre', en: 'customers' } }, 'name.en', 'taken'],
    ['without a name', 'x', { name: { fr: 'Écoute', en: '' } }, 'name.en', 'empty'],
    ['with a long name', 'x', { name: { fr: 'a'.repeat(longestName + 1), en: 'A' } }, 'name.fr', 'too-long'],
  ])('%s', (_, id, draft, field, fault) => {
    expect(checkDriver(own, id, draft)).toContainEqual({ field, fault })
  })

  it('where there are enough', () => {
    const many = Array.from({ length: mostDrivers }).reduce<Bank>(
      (bank, _, i) => withDriver(bank, `d${i}`, { name: { fr: `F${i}`, en: `E${i}` } }),
      builtIn,
    )
    expect(checkDriver(many, 'one-more', { name })).toEqual([{ field: 'id', fault: 'full' }])
    expect(checkDriver(many, 'd0', { name })).toEqual([])
  })

  it('not for its own name', () => {
    expect(checkDriver(own, 'clients', { name: { fr: 'Clients', en: 'Clients' } })).toEqual([])
  })
})

it('whatever was let through: five questions for all at most, six in one week of four, the three weekly ones among them', () => {
  fc.assert(
    fc.property(banks, fc.integer({ min: 2900, max: 3100 }), (bank, week) => {
      const asked = questionsFor(week, bank).filter(({ asked }) => asked === 'all')
      const usual = asked.filter(({ scale }) => !scale)
      expect(usual.length).toBeLessThanOrEqual(5)
      expect(asked.length).toBeLessThanOrEqual(6)
      expect(usual.map(({ driver }) => driver)).toEqual(
        expect.arrayContaining(['morale', 'top-down', 'bottom-up']),
      )
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.some(({ retired }) => retired)).toBe(false)
    }),
  )
})

it('whatever was let through returns within eight weeks, and a mirror comes beside its question only', () => {
  fc.assert(
    fc.property(banks, fc.integer({ min: 2900, max: 3100 }), (bank, week) => {
      const weeks = Array.from({ length: cycle }, (_, i) => questionsFor(week + i, bank))
      const seen = new Set(weeks.flat().map(({ id }) => id))
      for (const { id, asked, retired } of bank.questions)
        if (asked === 'all' && !retired) expect(seen, `${id} from week ${week}`).toContain(id)
      for (const asked of weeks) {
        const mirrors = asked.filter(({ asked }) => asked === 'managers')
        expect(mirrors.length).toBeLessThanOrEqual(1)
        for (const { id } of mirrors) expect(asked.map((one) => one.id)).toContain(id.slice(0, -1))
      }
    }),
    { numRuns: 60 },
  )
})

it('a mirror whose question is asked is not forgotten for good', () => {
  fc.assert(
    fc.property(banks, (bank) => {
      const year = new Set(
        Array.from({ length: 52 }, (_, i) => questionsFor(2950 + i, bank))
          .flat()
          .map(({ id }) => id),
      )
      for (const { id, asked, retired } of bank.questions)
        if (asked === 'managers' && !retired) expect(year).toContain(id)
    }),
    { numRuns: 30 },
  )
})
