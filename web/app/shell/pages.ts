/** Which page an address leads to, for somebody with these roles and groups. The api refuses by itself what is not theirs. */
import type { MeView } from '#shared/insight/view.ts'

/** HR's pages, in the order of the navigation. */
const ofHr = ['balance', 'table', 'hidden', 'season'] as const
type Open = 'team' | (typeof ofHr)[number]

export type Page = Open | 'administrator' | 'nobody' | 'not-found'

export function pageOf(path: string, { roles, groups }: MeView): Page {
  const hr = roles.includes('hr')
  const open = path === '/' ? (groups.length || !hr ? '/team' : '/table') : path
  const own = ofHr.find((page) => open === `/${page}`)
  if (own) return hr ? own : 'not-found'
  if (open !== '/team') return 'not-found'
  if (groups.length) return 'team'
  return roles.includes('administrator') && !hr ? 'administrator' : 'nobody'
}

/** The pages in the navigation, in its order. */
export function openTo({ roles, groups }: MeView): Open[] {
  return [...(groups.length ? (['team'] as const) : []), ...(roles.includes('hr') ? ofHr : [])]
}
