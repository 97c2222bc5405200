/** Changing a bank: ids stay, versions rise with the wording only, and nothing is forgotten. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { banks } from './bank.fixture.ts'
import { builtIn } from './bank.ts'
import { isAs, isNamed, nextDriverId, nextQuestionId, tagOf, tidy, withDriver, withQuestion } from './edit.ts'

const questionIn = (bank: typeof builtIn, id: string) => bank.questions.find((one) => one.id === id)!
const text = { fr: 'Autre', en: 'Other' }

describe('a question', () => {
  it('worded anew keeps its id and gets the next version', () => {
    const bank = withQuestion(builtIn, 'TOP1', { driver: 'top-down', text, retired: false })
    expect(questionIn(bank, 'TOP1')).toEqual({ ...questionIn(builtIn, 'TOP1'), text, version: 2 })
    expect(bank.questions.filter(({ id }) => id !== 'TOP1')).toEqual(
      builtIn.questions.filter(({ id }) => id !== 'TOP1'),
    )
  })

  it('retired keeps its words and version, and takes its mirror along; back, it comes alone', () => {
    const { text } = questionIn(builtIn, 'TOP1')
    const without = withQuestion(builtIn, 'TOP1', { driver: 'top-down', text, retired: true })
    expect(questionIn(without, 'TOP1')).toMatchObject({ text, version: 1, retired: true })
    expect(questionIn(without, 'TOP1M').retired).toBe(true)
    const back = withQuestion(without, 'TOP1', { driver: 'top-down', text, retired: false })
    expect(questionIn(back, 'TOP1')).toEqual(questionIn(builtIn, 'TOP1'))
    expect(questionIn(back, 'TOP1M').retired).toBe(true)
  })

  it('added to a driver is asked of all, its mirror of people who manage', () => {
    const bank = withQuestion(builtIn, 'TOP3', { driver: 'top-down', text, retired: false })
    expect(questionIn(bank, 'TOP3')).toEqual({
      id: 'TOP3',
      driver: 'top-down',
      asked: 'all',
      text,
      version: 1,
    })
    const mirrored = withQuestion(bank, 'TOP3M', { driver: 'top-down', text, retired: false })
    expect(questionIn(mirrored, 'TOP3M').asked).toBe('managers')
  })

  it('keeps the scale on which it is answered', () => {
    const bank = withQuestion(builtIn, 'REC', { driver: 'morale', text, retired: false })
    expect(questionIn(bank, 'REC')).toMatchObject({ scale: '0-10', version: 2 })
  })

  it('is as wanted after the change, and its tag tells states apart', () => {
    const draft = { driver: 'top-down', text, retired: false }
    const bank = withQuestion(builtIn, 'TOP1', draft)
    expect(isAs(questionIn(builtIn, 'TOP1'), draft)).toBe(false)
    expect(isAs(questionIn(bank, 'TOP1'), draft)).toBe(true)
    const retired = withQuestion(bank, 'TOP1', { ...draft, retired: true })
    const tags = [builtIn, bank, retired].map((one) => tagOf(questionIn(one, 'TOP1')))
    expect(new Set(tags).size).toBe(3)
  })
})

it('a driver named anew keeps its id', () => {
  const bank = withDriver(builtIn, 'clients', { name: { fr: 'Clients', en: 'Clients' } })
  const next = withDriver(bank, 'clients', { name: { fr: 'Écoute des clients', en: 'Listening to clients' } })
  expect(next.drivers).toEqual([
    { id: 'clients', name: { fr: 'Écoute des clients', en: 'Listening to clients' }, version: 2 },
  ])
  expect(isNamed(next.drivers[0]!, { name: { fr: 'Écoute des clients', en: 'Listening to clients' } })).toBe(
    true,
  )
})

describe('ids', () => {
  it('go on where a driver’s end, and begin with the driver’s name', () => {
    expect(nextQuestionId(builtIn, 'top-down')).toBe('TOP3')
    expect(nextQuestionId(builtIn, 'mutual-help')).toBe('HEL3')
    expect(nextQuestionId(builtIn, 'client-focus')).toBe('CLI1')
    expect(nextQuestionId(builtIn, 'go')).toBe('GOX1')
  })

  it('of a driver are made of its English name, each once', () => {
    expect(nextDriverId('Élan & client focus', () => false)).toBe('elan-client-focus')
    expect(nextDriverId('Focus', (id) => id === 'focus')).toBe('focus-2')
    expect(nextDriverId('日本', () => false)).toBe('driver')
    expect(nextDriverId('Constructor', (id) => id in {})).toBe('constructor-2')
  })
})

describe('a text', () => {
  it('keeps the blanks of French typography, and no other than single ones', () => {
    expect(tidy({ fr: '  Êtes-vous\n\tlà\u202f? ', en: 'a\u202eb  c' })).toEqual({
      fr: 'Êtes-vous là\u202f?',
      en: 'a b c',
    })
  })
})

it('no change forgets an id, or lets two share one', () => {
  fc.assert(
    fc.property(banks, ({ questions, drivers }) => {
      const ids = questions.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(drivers.map(({ id }) => id)).size).toBe(drivers.length)
      expect(ids).toEqual(expect.arrayContaining(builtIn.questions.map(({ id }) => id)))
    }),
  )
})
