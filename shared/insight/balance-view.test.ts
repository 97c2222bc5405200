/** The balance of a round: kinds in order, and a movement only as far back as the people are the same. */
import { describe, expect, it } from 'vitest'
import type { PublishedRound } from '../published/published.ts'
import { balanceView } from './balance-view.ts'
import { partOf } from './part.ts'
import { question, roundView, shown, team } from './published.fixture.ts'

const questions = [question('TOP1', 'top-down'), question('BOT1', 'bottom-up'), question('MOR1', 'morale')]
const scores = (down: number) => ({ TOP1: shown(down, '50+'), BOT1: shown(50, '50+'), MOR1: shown(50) })
const round = (week: number, down: number, season = 'S1', eligible = 60): PublishedRound => ({
  version: 1,
  round: `w${week}`,
  season,
  k: 5,
  questions,
  cells: [
    { id: 'c1', teams: ['M1'], levels: ['rep'], eligible },
    { id: 'c2', teams: ['M2'], levels: ['rep'], eligible: 60 },
  ],
  groups: [
    team('organisation', scores(down), { kind: 'organisation', cells: ['c1', 'c2'] }),
    team('team:M1', scores(down), { cells: ['c1'] }),
    team('team:M2', scores(50), { cells: ['c2'] }),
    team('level:rep', scores(down), { kind: 'level', cells: ['c1', 'c2'] }),
  ],
  organisation: {
    enps: null,
    statistics: { MOR1: { icc1: 0.1, icc2: 0.5, rwg: 0.6 } },
    spoiled: 'none',
    integrity: 'ok',
  },
})
const view = (rounds: PublishedRound[], whole = true) =>
  balanceView({
    round: roundView('2026-W47'),
    rounds,
    nameOf: ({ id, kind, parent }) => ({ id, kind, parent, name: { fr: id, en: id } }),
    whole,
  })
const before = [1, 2, 3, 4, 5].map((week) => round(week, 50))
const movementOf = (rounds: PublishedRound[]) =>
  view(rounds)
    .kinds.find(({ kind }) => kind === 'team')!
    .gaps.find(({ group }) => group.id === 'team:M1')!.movement

describe('the balance of a round', () => {
  it('has its groups by kind, each worst first', () => {
    const { kinds } = view([...before, round(6, 80)])
    expect(kinds.map(({ kind, gaps }) => [kind, gaps.map(({ group }) => group.id)])).toEqual([
      ['organisation', ['organisation']],
      ['team', ['team:M1', 'team:M2']],
      ['level', ['level:rep']],
    ])
  })

  it('gives the organisation’s reliability to those who see all of it', () => {
    expect(view([round(6, 80)]).reliability).toMatchObject([{ driver: 'morale', rwgj: 0.6 }])
    expect(view([round(6, 80)], false).reliability).toBeNull()
  })

  it('moves across a season where the people stay, and only there', () => {
    expect(movementOf([...before, round(6, 80)])).toMatchObject({ kind: 'opening', by: 15 })
    expect(movementOf([...before, round(6, 80, 'S2')])).toMatchObject({ kind: 'opening' })
    expect(movementOf([...before, round(6, 80, 'S2', 90)])).toBeNull()
  })

  it('does not go back past other people to the same again', () => {
    const others = round(6, 50, 'S2', 90)
    expect(movementOf([...before, others, round(7, 80, 'S3')])).toBeNull()
  })

  it('is the same of the part of a round that it takes', () => {
    const part = (one: PublishedRound) =>
      partOf(
        one,
        () => true,
        ({ driver }) => driver !== 'morale',
      )
    const rounds = [...before, round(6, 80)]
    expect(part(rounds[0]!).groups[0]!.results).not.toHaveProperty('MOR1')
    expect(view(rounds.map(part))).toEqual(view(rounds))
  })
})
