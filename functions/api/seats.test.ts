/** A season stays frozen through any import: movers keep their seat, newcomers wait, leavers are counted no more. */
import { expect, it } from 'vitest'
import type { Member } from '#shared/org/organisation.ts'
import { seatOf } from '../platform/member.ts'
import { memberItem, seatsNow } from './seats.ts'

const season = { id: '2026-Q4', starts: '2026-10-01T07:00:00.000Z' }
const before = '2026-09-01T00:00:00.000Z'
const now = '2026-11-01T00:00:00.000Z'
const member = (more: Partial<Member> = {}): Member => ({
  id: 'r1',
  name: 'R',
  email: 'r@x.test',
  manager: 'F',
  level: 'rep',
  language: 'fr',
  ...more,
})
const known = { ...member(), since: before }

it('somebody new joins now, and has no seat in the season', () => {
  const item = memberItem(undefined, member(), [season], now)
  expect(item).toEqual({ ...member(), since: now })
  expect(seatOf(item, season)).toBeNull()
})

it('whoever stays keeps the instant of joining, and nothing is frozen that did not move', () => {
  expect(memberItem(known, member({ name: 'New' }), [season], now)).toEqual({ ...known, name: 'New' })
})

it('whoever moves to another manager or level keeps the seat, over a second move and until they come back', () => {
  const moved = memberItem(known, member({ manager: 'G' }), [season], now)
  expect(moved.seats).toEqual({ '2026-Q4': { team: 'F', level: 'rep' } })
  const promoted = memberItem(moved, member({ manager: 'H', level: 'field-manager' }), [season], now)
  expect(seatOf(promoted, season)).toEqual({ team: 'F', level: 'rep' })
  expect(memberItem(promoted, member(), [season], now)).toEqual(known)
})

it('the head who gets a manager keeps the seat in their own team', () => {
  const head = { ...member({ id: 'D', manager: null }), since: before }
  const item = memberItem(head, member({ id: 'D', manager: 'E' }), [season], now)
  expect(item.seats).toEqual({ '2026-Q4': { team: 'D', level: 'rep' } })
})

it('seats of seasons that are over are forgotten, and a newcomer of the season has none to keep', () => {
  const moved = { ...known, seats: { '2025-Q1': { team: 'X', level: 'rep' } } }
  expect(memberItem(moved, member(), [season], now)).toEqual(known)
  const newcomer = { ...known, since: now }
  expect(memberItem(newcomer, member({ manager: 'G' }), [season], now)).toEqual({
    ...newcomer,
    manager: 'G',
  })
})

it('whoever may answer from now on waits like a newcomer, so that no frozen roster grows', () => {
  const silent = { ...known, eligible: false }
  expect(memberItem(silent, member(), [season], now).since).toBe(now)
  expect(memberItem(silent, member({ eligible: false }), [season], now).since).toBe(before)
})

it('counts whom the issuer would give a credential: by frozen seat, without newcomers and the ineligible', () => {
  const seats = { '2026-Q4': { team: 'F', level: 'rep' } }
  const members = [
    known,
    { ...known, id: 'r2', manager: 'G', seats },
    { ...known, id: 'r3', manager: 'G' },
    { ...known, id: 'r4', since: now },
    { ...known, id: 'r5', eligible: false },
    { ...known, id: 'D', manager: null, level: 'director' },
  ]
  expect(seatsNow(members, season)).toEqual([
    { team: 'D', level: 'director', eligible: 1 },
    { team: 'F', level: 'rep', eligible: 2 },
    { team: 'G', level: 'rep', eligible: 1 },
  ])
})
