/** Two weeks in a sentence: only what is real is counted, and the largest is named. */
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { group, moved, pair, shown, view } from './compare.fixture.ts'
import { compareHeadline } from './headline.ts'

const weeks = { a: '43', b: '47' }
const headline = (...groups: Parameters<typeof view>[1]) =>
  compareHeadline(en, 'en', view(['morale', 'coaching'], groups), weeks)

describe('the headline of a comparison', () => {
  it('says that nothing can be compared, or that nothing really changed', () => {
    expect(
      headline(group('West', { morale: pair(shown(50), shown(90), { apart: 'other-questions' }) })),
    ).toBe('Nothing can be compared between weeks 43 and 47.')
    expect(
      headline(group('West', { morale: moved(9, 'no-change'), coaching: moved(40, 'cannot-tell') })),
    ).toBe('No real change between weeks 43 and 47.')
  })

  it('names the one that is real, and the largest of several, up or down', () => {
    const west = group('West', { morale: moved(12, 'rose'), coaching: moved(40, 'cannot-tell') })
    const east = group('East', { morale: moved(11, 'rose'), coaching: moved(-20, 'fell') })
    expect(headline(west)).toBe('One real change: morale, up 12 points (West).')
    expect(headline(west, east)).toBe('3 real changes. The largest: coaching, down 20 points (East).')
  })

  it('says of a bound that it is at least so much', () => {
    const groups = [group('Ouest', { morale: moved(25, 'rose', 'over') })]
    expect(compareHeadline(fr, 'fr', view(['morale'], groups), weeks)).toBe(
      'Un vrai changement\u202f: le moral, en hausse d’au moins 25 points (Ouest).',
    )
  })
})
