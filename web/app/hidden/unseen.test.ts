/** What a round hides: each group under its reason, whole or in part, and none counted twice. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, GroupView } from '#shared/insight/view.ts'
import type { Reason } from '#shared/published/published.ts'
import { unseenIn } from './unseen.ts'

const shown: DriverScore = {
  kind: 'shown',
  score: 50,
  clip: null,
  answers: '8-11',
  step: 5,
  noise: 9,
  questions: [],
}
const hidden = (reason: Reason): DriverScore => ({ kind: 'hidden', reason })
const group = (id: string, coaching: DriverScore, morale: DriverScore): GroupView => ({
  id,
  kind: 'team',
  parent: null,
  leavesOut: [],
  name: { fr: id, en: id },
  family: 'T',
  levels: [],
  participation: null,
  drivers: { coaching, morale, autonomy: { kind: 'not-asked' } },
  results: {},
})
const told = (...groups: GroupView[]) => {
  const { reasons, ...counts } = unseenIn({ groups, drivers: ['coaching', 'morale', 'autonomy'] })
  return {
    ...counts,
    reasons: reasons.map(({ reason, groups }) => [
      reason,
      groups.map((one) => [one.group.id, one.drivers] as const),
    ]),
  }
}

describe('what is hidden', () => {
  it('stands under its reason, in the order of the reasons', () => {
    expect(
      told(
        group('a', hidden('season'), hidden('season')),
        group('b', hidden('few'), hidden('few')),
        group('c', shown, shown),
        group('d', hidden('few'), hidden('few')),
      ),
    ).toEqual({
      shown: 1,
      hidden: 3,
      partly: 0,
      reasons: [
        [
          'few',
          [
            ['b', null],
            ['d', null],
          ],
        ],
        ['season', [['a', null]]],
      ],
    })
  })

  it('names the drivers where only some are hidden, and counts the group as shown', () => {
    expect(told(group('a', shown, hidden('uniform')))).toEqual({
      shown: 1,
      hidden: 0,
      partly: 1,
      reasons: [['uniform', [['a', ['morale']]]]],
    })
  })

  it('names the drivers under each of two reasons, and counts the group once', () => {
    expect(told(group('a', hidden('protects-another'), hidden('few')))).toEqual({
      shown: 0,
      hidden: 1,
      partly: 0,
      reasons: [
        ['few', [['a', ['morale']]]],
        ['protects-another', [['a', ['coaching']]]],
      ],
    })
  })

  it('is nothing where nothing was asked', () => {
    expect(told(group('a', { kind: 'not-asked' }, { kind: 'not-asked' }))).toEqual({
      shown: 0,
      hidden: 0,
      partly: 0,
      reasons: [],
    })
  })
})
