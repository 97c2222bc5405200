/** The communication balance: grey within the noise, worst first, and nobody dropped. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, GroupView } from '#shared/insight/view.ts'
import { balanceOf } from './balance.ts'

const shown = (score: number, noise = 5): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '12-19',
  step: 5,
  noise,
  questions: [],
})
const hidden = (reason: 'few' | 'season'): DriverScore => ({ kind: 'hidden', reason })

const team = (id: string, down: DriverScore, up: DriverScore): GroupView => ({
  id,
  kind: 'team',
  parent: null,
  leavesOut: [],
  name: { fr: id, en: id },
  family: 'T',
  levels: [],
  participation: null,
  drivers: { 'top-down': down, 'bottom-up': up },
  results: {},
})

describe('the balance', () => {
  it('has five tones by the size of the gap against its noise', () => {
    // Noise 5 on both sides makes 7.07 on the difference.
    const tone = (down: number, up: number) => balanceOf([team('t', shown(down), shown(up))]).gaps[0]!.tone
    expect([tone(70, 50), tone(60, 50), tone(55, 50), tone(50, 60), tone(50, 70)]).toEqual([
      'down-2',
      'down-1',
      'even',
      'up-1',
      'up-2',
    ])
  })

  it('puts the worst gap first, whichever way it goes, and those within the noise last', () => {
    const { gaps } = balanceOf([
      team('even-but-wide', shown(70, 30), shown(40, 30)),
      team('down', shown(60), shown(50)),
      team('up', shown(40), shown(70)),
    ])
    expect(gaps.map(({ group }) => group.id)).toEqual(['up', 'down', 'even-but-wide'])
  })

  it('keeps hidden groups, by reason', () => {
    const { gaps, hidden: rows } = balanceOf([
      team('a', hidden('few'), hidden('few')),
      team('b', shown(50), hidden('season')),
      team('c', hidden('few'), shown(50)),
    ])
    expect(gaps).toEqual([])
    expect(rows.map(({ reason, groups }) => [reason, groups.map(({ id }) => id)])).toEqual([
      ['few', ['a', 'c']],
      ['season', ['b']],
    ])
  })

  it('leaves out a group that was not asked both', () => {
    expect(balanceOf([team('a', shown(50), { kind: 'not-asked' })])).toEqual({ gaps: [], hidden: [] })
  })
})
