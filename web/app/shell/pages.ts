/** Which page an address leads to, for somebody with these roles and groups. The api refuses by itself what is not theirs. */
import type { MeView, Role } from '#shared/insight/view.ts'

/** In the order of the navigation. Whoever manages compares the groups that they may see; the others are HR's. */
const comparing = ['balance', 'compare'] as const
const ofHr = [...comparing, 'table', 'hidden', 'season', 'questions'] as const
/** Both keep the directory, read the log and give keys to programs; HR sets the schedule; an administrator sees to it that messages arrive. */
const ofBoth = ['schedule', 'directory', 'accounts', 'settings', 'audit', 'messages', 'keys'] as const
const ofAdministrators = ['webhooks', 'status'] as const
type Open = 'team' | 'pulse' | (typeof ofHr | typeof ofBoth | typeof ofAdministrators)[number]

export type Page = Open | 'administrator' | 'nobody' | 'not-found'

export function pageOf(path: string, { roles, groups }: MeView): Page {
  const hr = roles.includes('hr')
  if (path === '/pulse') return 'pulse'
  const open = path === '/' ? (groups.length || !hr ? '/team' : '/table') : path
  const own = [...ofHr, ...ofBoth, ...ofAdministrators].find((page) => open === `/${page}`)
  if (own) return ofRoles(roles).includes(own) ? own : 'not-found'
  if (open !== '/team') return 'not-found'
  if (groups.length) return 'team'
  return roles.includes('administrator') && !hr ? 'administrator' : 'nobody'
}

/** The pages in the navigation, in its order. */
export function openTo({ roles, groups, pulse }: MeView): Open[] {
  return [
    ...(pulse ? (['pulse'] as const) : []),
    ...(groups.length ? (['team'] as const) : []),
    ...ofRoles(roles),
  ]
}

/** Where a page stands in the navigation of somebody who has many. */
const areas = {
  results: ['team', 'balance', 'compare', 'table', 'hidden'],
  rounds: ['schedule', 'season', 'questions'],
  organisation: ['directory', 'accounts', 'settings'],
  operation: ['messages', 'webhooks', 'keys', 'status', 'audit'],
} as const satisfies Record<string, Open[]>
export type Area = keyof typeof areas

/** As many links as stand beside each other without a second thought. */
const fewLinks = 6

/** The navigation in two steps, for whoever has more pages than a row holds; null for everybody else. */
export function areasOf(open: Open[]): { area: Area; pages: Open[] }[] | null {
  if (open.length <= fewLinks) return null
  return (Object.keys(areas) as Area[])
    .map((area) => ({ area, pages: areas[area].filter((page) => open.includes(page)) }))
    .filter(({ pages }) => pages.length > 0)
}

const ofRoles = (roles: Role[]): Open[] => [
  ...comparisons(roles),
  ...(roles.includes('hr') || roles.includes('administrator') ? ofBoth : []),
  ...(roles.includes('administrator') ? ofAdministrators : []),
]

function comparisons(roles: Role[]): readonly (typeof ofHr)[number][] {
  if (roles.includes('hr')) return ofHr
  return roles.includes('manager') && !roles.includes('administrator') ? comparing : []
}
