/** Both languages say the same things: same keys, same placeholders, and French typography. */
import { describe, expect, it } from 'vitest'
import { en as lettersEn } from '#shared/messages/en.ts'
import { fr as lettersFr } from '#shared/messages/fr.ts'
import { auditWords } from '#shared/operation/audit-words.ts'
import { scopeWords } from '#shared/operation/scopes.ts'
import { en as operationEn } from '#shared/operation/words-en.ts'
import { fr as operationFr } from '#shared/operation/words-fr.ts'
import { en as accountsEn, fr as accountsFr } from '../accounts/words.ts'
import { en as auditEn, fr as auditFr } from '../audit/words.ts'
import { en as keysEn, fr as keysFr } from '../keys/words.ts'
import { en as settingsEn, fr as settingsFr } from '../settings/words.ts'
import { en as statusEn, fr as statusFr } from '../status/words.ts'
import { en } from './en.ts'
import { directory as directoryEn } from './en-directory.ts'
import { messages as messagesEn } from './en-messages.ts'
import { questions as questionsEn } from './en-questions.ts'
import { schedule as scheduleEn } from './en-schedule.ts'
import { fr } from './fr.ts'
import { directory as directoryFr } from './fr-directory.ts'
import { messages as messagesFr } from './fr-messages.ts'
import { questions as questionsFr } from './fr-questions.ts'
import { schedule as scheduleFr } from './fr-schedule.ts'
import { capital, fill } from './words.ts'

function flat(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as [string, string]] : flat(value as object, here)
  })
}
const scopesIn = (code: 'fr' | 'en') =>
  Object.fromEntries(Object.entries(scopeWords).map(([scope, words]) => [scope, words[code]]))
const french = flat({
  ...fr,
  directory: directoryFr,
  messages: messagesFr,
  questions: questionsFr,
  schedule: scheduleFr,
  status: statusFr,
  operation: operationFr,
  audit: { ...auditFr, log: auditWords.fr },
  accounts: accountsFr,
  settings: settingsFr,
  keys: { ...keysFr, scopes: scopesIn('fr') },
})
const english = flat({
  ...en,
  directory: directoryEn,
  messages: messagesEn,
  questions: questionsEn,
  schedule: scheduleEn,
  status: statusEn,
  operation: operationEn,
  audit: { ...auditEn, log: auditWords.en },
  accounts: accountsEn,
  settings: settingsEn,
  keys: { ...keysEn, scopes: scopesIn('en') },
})
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()

describe('French and English', () => {
  it('have the same keys in the same order', () => {
    expect(english.map(([key]) => key)).toEqual(french.map(([key]) => key))
  })

  it('have the same placeholders', () => {
    const of = (words: [string, string][]) => words.map(([key, text]) => [key, placeholders(text)])
    expect(of(english)).toEqual(of(french))
  })

  it('leave nothing empty', () => {
    const none = ['messages.undelivered.undeliverable.none', 'messages.undelivered.messages.none']
    const empty = [...french, ...english].filter(([, text]) => !text.trim())
    // Of nothing, nothing is said.
    const told = empty
      .map(([key]) => key)
      .filter((key) => !/^operation\.todo\.[\w-]+\.(well|idle)$/.test(key))
    expect(told).toEqual([...none, ...none])
  })

  it('use curly apostrophes', () => {
    expect([...french, ...english].filter(([, text]) => text.includes("'"))).toEqual([])
  })

  it('put a narrow no-break space before double punctuation, in French only', () => {
    expect(french.filter(([, text]) => /[^\u202f][:;?!»]/.test(text))).toEqual([])
    expect(english.filter(([, text]) => /\s[:;?!]/.test(text))).toEqual([])
  })
})

describe('letters', () => {
  it.each([
    ['French', fr, lettersFr],
    ['English', en, lettersEn],
  ] as const)('say in %s where a number is going as the dashboard does', (_, words, letters) => {
    for (const verdict of ['rose', 'fell', 'no-change', 'cannot-tell'] as const) {
      expect(letters.movement[verdict]('{day}')).toBe(words.movement[verdict])
      if (verdict !== 'cannot-tell') expect(letters.morale[verdict]('{day}')).toBe(words.team.morale[verdict])
    }
    const { strength, priority, both } = words.team
    expect(letters.standing).toMatchObject({ strength, priority, both })
  })
})

describe('a sentence', () => {
  it('takes its values, and shows what it lacks', () => {
    expect(fill('{a} of {b}', { a: 2 })).toBe('2 of {b}')
  })

  it('begins with a capital, accents included', () => {
    expect(capital('équipe')).toBe('Équipe')
  })
})
