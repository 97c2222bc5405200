/** The preview of an import names everybody whom it touches, and counts the rest. */
import { expect, it } from 'vitest'
import { compareOrganisations } from './difference.ts'
import type { Member } from './organisation.ts'

const member = (id: string, manager: string | null, more: Partial<Member> = {}): Member => ({
  id,
  name: `Name ${id}`,
  email: `${id}@x.test`,
  manager,
  level: 'rep',
  language: 'fr',
  ...more,
})
const organisation = (...members: Member[]) => ({ levels: ['rep'], members })

/** Without the teams, which have tests of their own. */
function people(...given: Parameters<typeof compareOrganisations>) {
  const { teams: _, ...rest } = compareOrganisations(...given)
  return rest
}

it('everybody is new where there was nothing', () => {
  const after = organisation(member('1', null), member('2', '1'))
  expect(people(null, after)).toEqual({
    added: [
      { id: '1', name: 'Name 1' },
      { id: '2', name: 'Name 2' },
    ],
    left: [],
    moved: [],
    changed: [],
    unchanged: 0,
  })
})

it('tells who came, left, moved and changed, with the names of managers then and now', () => {
  const before = organisation(
    member('1', null),
    member('2', '1'),
    member('3', '2'),
    member('4', '2', { eligible: true }),
    member('5', '9'),
  )
  const after = organisation(
    member('1', null, { name: 'Renamed' }),
    member('3', '1', { level: 'marketing', language: 'en' }),
    member('4', '1'),
    member('5', '9', { eligible: true }),
    member('6', '1', { role: 'hr' }),
  )
  expect(people(before, after)).toEqual({
    added: [{ id: '6', name: 'Name 6' }],
    left: [{ id: '2', name: 'Name 2' }],
    moved: [
      { id: '3', name: 'Name 3', from: { id: '2', name: 'Name 2' }, to: { id: '1', name: 'Renamed' } },
      { id: '4', name: 'Name 4', from: { id: '2', name: 'Name 2' }, to: { id: '1', name: 'Renamed' } },
    ],
    changed: [
      { id: '1', name: 'Renamed', fields: ['name'] },
      { id: '3', name: 'Name 3', fields: ['level', 'language'] },
    ],
    unchanged: 1,
  })
})

it('a new head is somebody without a manager', () => {
  const [first] = compareOrganisations(
    organisation(member('1', null), member('2', '1')),
    organisation(member('1', '2'), member('2', null)),
  ).moved
  expect(first).toMatchObject({ id: '1', from: null, to: { id: '2' } })
})

it('the same file changes nothing', () => {
  const same = organisation(member('1', null), member('2', '1', { team: 'West', eligible: false }))
  const { unchanged, ...rest } = people(same, structuredClone(same))
  expect(unchanged).toBe(2)
  expect(Object.values(rest).flat()).toEqual([])
})
