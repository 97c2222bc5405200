/** eNPS in words: never sharper than published, and hidden weeks keep their place. */
import { describe, expect, it } from 'vitest'
import type { TrendWeek } from '#shared/insight/view.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { askedWeeks, enpsSentence, enpsText } from './enps.ts'

describe('eNPS', () => {
  it('is about a number with its sign, or a bound at the clip', () => {
    expect([25, 0, -10, 95, -95].map((enps) => enpsText(en, enps))).toEqual([
      'about +25',
      'about 0',
      'about −10',
      '+95 or more',
      '−95 or less',
    ])
    expect(enpsText(fr, 95)).toBe('+95 ou plus')
  })

  it('says why it is hidden', () => {
    expect(enpsSentence(en, 'en', 25)).toBe('eNPS: about +25.')
    expect(enpsText(en, null)).toBe('hidden')
    expect(enpsSentence(en, 'en', null)).toMatch(/^Hidden: .*50 answers/)
    expect(enpsSentence(fr, 'fr', null)).toMatch(/^Masqué\u202f: .*50 réponses/)
  })

  it('has the weeks that asked it, hidden ones too', () => {
    const week = (number: number, more: Partial<TrendWeek> = {}): TrendWeek => ({
      round: `r${number}`,
      week: `2026-W${number}`,
      season: '2026-Q4',
      monday: '2026-11-16',
      drivers: {},
      participation: null,
      agreement: {},
      ...more,
    })
    expect(askedWeeks([week(42, { enps: 20 }), week(43), week(46, { enps: null })])).toEqual([
      { week: '2026-W42', enps: 20 },
      { week: '2026-W46', enps: null },
    ])
  })
})
