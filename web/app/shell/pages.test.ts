/** Who is led where: HR's pages do not exist for anybody else, and an administrator is told why there is nothing. */
import { describe, expect, it } from 'vitest'
import type { MeView, Role } from '#shared/insight/view.ts'
import { areasOf, openTo, pageOf } from './pages.ts'

const group = {
  id: 'team:M1',
  kind: 'team' as const,
  parent: null,
  leavesOut: [],
  signals: false,
  level: null,
  name: { fr: 'Lille', en: 'Lille' },
}
const me = (roles: Role[], groups = 1, pulse = false): MeView => ({
  name: 'Somebody',
  language: 'fr',
  roles,
  groups: groups ? [group] : [],
  home: null,
  pulse,
})

describe('the start page', () => {
  it.each([
    ['a member', me(['member']), 'team'],
    ['a manager', me(['member', 'manager']), 'team'],
    ['HR with groups', me(['hr']), 'team'],
    ['HR without groups', me(['hr'], 0), 'table'],
    ['an administrator', me(['administrator'], 0), 'administrator'],
    ['a newcomer', me(['member'], 0), 'nobody'],
  ])('of %s', (_, who, page) => {
    expect(pageOf('/', who)).toBe(page)
  })
})

describe('the balance and the comparison of two rounds', () => {
  it('are open to whoever manages, and to no plain member', () => {
    for (const page of ['balance', 'compare']) {
      expect(pageOf(`/${page}`, me(['member', 'manager']))).toBe(page)
      expect(pageOf(`/${page}`, me(['member']))).toBe('not-found')
      expect(pageOf(`/${page}`, me(['member', 'manager', 'administrator']))).toBe('not-found')
    }
    expect(openTo(me(['member', 'manager']))).toEqual(['team', 'balance', 'compare'])
    expect(openTo(me(['member']))).toEqual(['team'])
  })
})

describe('the pages of HR', () => {
  it('are open to HR only', () => {
    expect(pageOf('/balance', me(['hr', 'administrator']))).toBe('balance')
    expect(pageOf('/table', me(['member', 'manager']))).toBe('not-found')
    expect(pageOf('/balance', me(['administrator']))).toBe('not-found')
    for (const path of ['/hidden', '/season']) {
      expect(pageOf(path, me(['hr'], 0))).toBe(path.slice(1))
      expect(pageOf(path, me(['member', 'manager']))).toBe('not-found')
      expect(pageOf(path, me(['administrator'], 0))).toBe('not-found')
    }
  })

  it('stand in the navigation of HR only', () => {
    expect(openTo(me(['hr']))).toEqual([
      'team',
      'balance',
      'compare',
      'table',
      'hidden',
      'season',
      'questions',
      'schedule',
      'directory',
      'accounts',
      'settings',
      'audit',
      'messages',
      'keys',
    ])
  })
})

it.each(['messages', 'schedule', 'keys', 'accounts', 'settings'])(
  '%s: read by HR and administrators, and by nobody else',
  (page) => {
    for (const roles of [['hr'], ['administrator']] as Role[][])
      expect(pageOf(`/${page}`, me(roles, 0))).toBe(page)
    for (const roles of [['member'], ['member', 'manager']] as Role[][])
      expect(pageOf(`/${page}`, me(roles))).toBe('not-found')
  },
)

describe('the pages of administrators', () => {
  it('are open to them only, beside those of HR for whoever is both', () => {
    for (const page of ['webhooks', 'status']) {
      expect(pageOf(`/${page}`, me(['administrator'], 0))).toBe(page)
      for (const roles of [['hr'], ['member'], ['member', 'manager']] as Role[][])
        expect(pageOf(`/${page}`, me(roles))).toBe('not-found')
    }
    expect(openTo(me(['administrator'], 0))).toEqual([
      'schedule',
      'directory',
      'accounts',
      'settings',
      'audit',
      'messages',
      'keys',
      'webhooks',
      'status',
    ])
    expect(openTo(me(['administrator', 'hr'])).slice(-10)).toEqual([
      'questions',
      'schedule',
      'directory',
      'accounts',
      'settings',
      'audit',
      'messages',
      'keys',
      'webhooks',
      'status',
    ])
  })
})

it('the way to one’s questions is open to everybody, and in the navigation while there are any', () => {
  for (const roles of [['member'], ['member', 'manager'], ['hr'], ['administrator']] as Role[][]) {
    expect(pageOf('/pulse', me(roles, 0))).toBe('pulse')
    expect(openTo(me(roles, 0))).not.toContain('pulse')
    expect(openTo(me(roles, 0, true))[0]).toBe('pulse')
  }
})

it('any other address leads nowhere', () => {
  expect(pageOf('/teams', me(['hr']))).toBe('not-found')
})

describe('the navigation', () => {
  it('is one row for few pages, and every page once in an area for many', () => {
    expect(areasOf(openTo(me(['member'], 1, true)))).toBeNull()
    expect(areasOf(openTo(me(['member', 'manager'], 1, true)))).toBeNull()
    const open = openTo(me(['member', 'manager', 'hr', 'administrator'], 1, true))
    const areas = areasOf(open)!
    const pages = areas.flatMap((one) => one.pages)
    expect([...pages, 'pulse'].toSorted()).toEqual(open.toSorted())
    expect(areas.map(({ area }) => area)).toEqual(['results', 'rounds', 'organisation', 'operation'])
  })
})
