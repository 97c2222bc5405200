/** The rule of the ids holds for every mirror of the bank. */
import { expect, test } from 'vitest'
import { bank } from './bank.ts'
import { mirrored } from './mirror.ts'

test('every mirror, and nothing else, mirrors a question of its driver that all are asked', () => {
  const byId = new Map(bank.map((question) => [question.id, question]))
  for (const { id, driver, asked } of bank) {
    const of = mirrored(id)
    if (asked === 'managers') expect(byId.get(of!)).toMatchObject({ driver, asked: 'all' })
    else expect(of).toBeUndefined()
  }
})
