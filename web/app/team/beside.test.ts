/** What a group is compared with, and where the line of other ids lies. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, GroupName, MyGroup, TrendView, TrendWeek } from '#shared/insight/view.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { companions, comparedLine, joinedLines } from './beside.ts'
import { weekText } from './sentences.ts'
import { slotsOf } from './slots.ts'

const name = (id: string, kind: GroupName['kind'], parent: string | null): GroupName => ({
  id,
  kind,
  parent,
  name: { fr: id, en: id },
})
const mine = (group: GroupName, level: string | null): MyGroup => ({
  ...group,
  leavesOut: [],
  signals: true,
  level,
})
const all = name('organisation', 'organisation', null)
const north = name('unit:N', 'unit', 'organisation')
const lille = name('team:L', 'team', 'unit:N')
const reps = name('level:rep', 'level', 'organisation')

describe('what a group is compared with', () => {
  const withOf = (group: MyGroup, open: GroupName[]) =>
    companions(group, open).map((one) => `${one.with} ${one.group.id}`)

  it('is the unit above, the level, and its own past', () => {
    expect(withOf(mine(lille, 'level:rep'), [all, north, lille, reps])).toEqual([
      'above unit:N',
      'level level:rep',
      'past team:L',
    ])
  })
  it('is the organisation where the unit above is not open to the reader, and no level that is not', () => {
    expect(withOf(mine(lille, 'level:rep'), [lille, all])).toEqual(['above organisation', 'past team:L'])
  })
  it('of the organisation is only its past', () => {
    expect(withOf(mine(all, null), [all, north])).toEqual(['past organisation'])
  })
})

const shown = (score: number): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '12-19',
  step: 5,
  noise: 8,
  questions: [],
})
/** Weeks from Monday 5 October 2026 on, from the given one. */
const weeks = (from: number, scores: (number | null)[]): TrendWeek[] =>
  scores.map((score, i) => ({
    round: `r${from + i}`,
    week: `2026-W${41 + from + i}`,
    season: from < 4 ? 'old' : 'new',
    monday: new Date(Date.UTC(2026, 9, 5 + 7 * (from + i))).toISOString().slice(0, 10),
    drivers: score === null ? {} : { morale: shown(score) },
    participation: null,
    agreement: {},
  }))
const trend = (group: GroupName, own: TrendWeek[], segments: TrendView['segments'] = []): TrendView => ({
  group,
  drivers: ['morale'],
  weeks: own,
  verdicts: {},
  segments,
  joins: [],
  wordings: [],
})

describe('lines beside', () => {
  const own = weeks(4, [50, 55, 60, 60])
  const merged = name('team:L+M', 'team', 'unit:N')
  const before = weeks(0, [70, 70, 65, 70])
  const view = trend(lille, own, [
    { season: 'old', group: merged, own: false, weeks: before },
    { season: 'new', group: lille, own: true, weeks: own },
  ])
  const slots = slotsOf(own, 26, before)

  it('begin the drawing where the earlier id began, on the same Mondays', () => {
    expect(slots).toHaveLength(8)
    const [line] = joinedLines(view, slots, 'en')
    expect(line).toMatchObject({ id: 'team:L+M', stroke: 'joined' })
    expect(line!.slots.map(({ week }) => week?.drivers.morale)).toMatchObject([
      { score: 70 },
      { score: 70 },
      { score: 65 },
      { score: 70 },
      ...Array(4).fill(undefined),
    ])
  })
  it('of the past lie as many weeks back as the drawing is long', () => {
    const recent = slotsOf(weeks(8, [40, 45, 40, 45, 40, 45, 40, 45]), 8)
    const line = comparedLine(trend(lille, [...before, ...own]), 'past', recent, 'before')
    expect(line!.slots[0]!.week?.round).toBe('r0')
    expect(line!.slots[7]!.week?.round).toBe('r7')
    expect(comparedLine(trend(lille, []), 'past', recent, 'before')).toBeNull()
  })
  it('are read with the week, in both languages', () => {
    const [line] = joinedLines(view, slots, 'en')
    const at = (index: number) => ({ slots, beside: [line!], driver: 'morale', at: index })
    expect(weekText(en, 'en', at(0))).toBe('Week 41, 5 to 11 October: no result; team:L+M about 70')
    expect(weekText(fr, 'fr', at(7))).toBe('Semaine 48, 23 au 29 novembre\u202f: environ 60')
  })
})
