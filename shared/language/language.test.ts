/** Both languages say everything, and neither is a copy of the other where it should not be. */
import { expect, test } from 'vitest'
import type { Reason } from '../published/published.ts'
import { agreementSentence } from './agreement.ts'
import { driverName } from './drivers.ts'
import { enpsHidden } from './enps.ts'
import * as exported from './export.ts'
import { joinSentence } from './joins.ts'
import { levelName } from './levels.ts'
import type { Localised } from './localised.ts'
import { reasonSentence } from './reasons.ts'
import { signalWords } from './signals.ts'

const reasons: Reason[] = ['few', 'protects-another', 'season', 'uniform']
const drivers = ['autonomy', 'top-down', 'bottom-up', 'alignment', 'mutual-help', 'coaching', 'morale']
const levels = ['director', 'area-manager', 'field-manager', 'rep', 'marketing']
const sentences = [
  ...reasons.flatMap((reason) => [reasonSentence(reason), reasonSentence(reason, 5)]),
  enpsHidden,
  ...Object.values(exported.aboutExport),
]
const files = [
  exported.exportColumns,
  exported.kindName,
  exported.clipName,
  exported.skipsName,
  exported.agreementName,
  exported.participationName,
].flatMap((words) => Object.values(words))
const signals = (['participation', 'skips', 'split', 'uniform'] as const).map((kind) =>
  signalWords(kind, 'morale'),
)
const asked = signals.flatMap(({ title, readings, question }) => [title, ...readings, question])
const joins = (['new-season', 'merged', 'split', 'renamed'] as const).flatMap((kind) => [
  joinSentence(kind, true),
  joinSentence(kind, false),
])
const agreement = (['agree', 'mixed', 'split'] as const).map(agreementSentence)

/** Words that French and English spell alike. */
const alike = ['Coaching', 'Marketing']

test.each([
  ['reasons', sentences],
  ['signals', asked],
  ['joins', joins],
  ['agreement', agreement],
  ['drivers', drivers.map((driver) => driverName(driver))],
  ['levels', levels.map((id) => levelName(id))],
  ['files', [...files, exported.fewPart, exported.leavingOut({ fr: 'a', en: 'b' })]],
] as [string, Localised[]][])('%s are said in French and in English', (_, texts) => {
  for (const { fr, en } of texts) {
    expect(fr.trim()).not.toBe('')
    expect(en.trim()).not.toBe('')
    if (!alike.includes(fr)) expect(fr).not.toBe(en)
  }
})

test('default drivers and levels have names of their own, unlike unknown ones', () => {
  for (const id of drivers) expect(driverName(id).en).not.toBe(id)
  for (const id of levels) expect(levelName(id).en).not.toBe(id)
  expect(levelName('director')).toEqual({ fr: 'Direction commerciale', en: 'Sales director' })
  expect(levelName('KAM')).toEqual({ fr: 'KAM', en: 'KAM' })
  expect(driverName('constructor')).toEqual({ fr: 'constructor', en: 'constructor' })
  const own = { clients: { fr: 'Écoute des clients', en: 'Customer focus' } }
  expect(driverName('clients', own)).toEqual(own.clients)
  expect(driverName('constructor', own)).toEqual({ fr: 'constructor', en: 'constructor' })
})

test('every reason has a sentence of its own', () => {
  for (const language of ['fr', 'en'] as const)
    expect(new Set(reasons.map((reason) => reasonSentence(reason, 5)[language])).size).toBe(reasons.length)
})

test('numbers said in one language are said in the other', () => {
  const numbers = (text: string) => text.match(/\d+/g)
  for (const { fr, en } of sentences) expect(numbers(fr)).toEqual(numbers(en))
  expect(reasonSentence('few', 7).fr).toContain('moins de 7 réponses')
  expect(numbers(reasonSentence('few').en)).toBeNull()
})

test('French puts a narrow no-break space before high punctuation, and typographic apostrophes', () => {
  for (const { fr, en } of [...sentences, ...files, ...asked, ...joins, ...agreement]) {
    expect(fr).not.toMatch(/[^\u202f][:;?!»]|«[^\u202f]/)
    expect(fr + en).not.toContain("'")
  }
})

test('a group that protects another is never told which', () => {
  const { fr, en } = reasonSentence('protects-another', 5)
  expect(fr).not.toMatch(/voisin|équipe|unité|niveau/i)
  expect(en).not.toMatch(/neighbour|team|unit|level/i)
})

test('a signal names its driver, has two readings and asks one question, of nobody in particular', () => {
  for (const { title, readings, question } of signals) {
    expect(readings).toHaveLength(2)
    expect(question.fr).toMatch(/\u202f\?$/)
    expect(question.en).toMatch(/\?$/)
    for (const { fr, en } of [title, ...readings]) {
      expect(fr + en).not.toMatch(/\{|!|\?/)
      expect(en).not.toMatch(/\b(he|she|his|her)\b/)
    }
  }
  expect(signalWords('split', 'morale').title.fr).toContain('«\u202fMoral\u202f»')
  expect(signalWords('split', 'safety').title.en).toContain('“safety”')
})
