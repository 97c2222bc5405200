/** The rule of the ids holds for every mirror of the bank. */
import { expect, test } from 'vitest'
import { builtIn } from './bank.ts'
import { canMirror, mirrored, mirrorOf } from './mirror.ts'

test('every mirror, and nothing else, mirrors a question of its driver that all are asked', () => {
  const byId = new Map(builtIn.questions.map((question) => [question.id, question]))
  for (const { id, driver, asked } of builtIn.questions) {
    const of = mirrored(id)
    if (asked === 'managers') expect(byId.get(of!)).toMatchObject({ driver, asked: 'all' })
    else expect(of).toBeUndefined()
  }
})

test('a mirror is told from its question and back, for communication and an organisation’s own drivers', () => {
  expect(mirrored(mirrorOf('CLI1'))).toBe('CLI1')
  expect(['top-down', 'alignment', 'clients', 'morale', 'coaching'].map(canMirror)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
