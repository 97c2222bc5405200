/** Which page an address leads to, for somebody with these roles and groups. The api refuses by itself what is not theirs. */
import type { MeView } from '#shared/insight/view.ts'

export type Page = 'team' | 'balance' | 'table' | 'administrator' | 'nobody' | 'not-found'

export function pageOf(path: string, { roles, groups }: MeView): Page {
  const hr = roles.includes('hr')
  const open = path === '/' ? (groups.length || !hr ? '/team' : '/table') : path
  if (open === '/balance' || open === '/table') return hr ? (open.slice(1) as Page) : 'not-found'
  if (open !== '/team') return 'not-found'
  if (groups.length) return 'team'
  return roles.includes('administrator') && !hr ? 'administrator' : 'nobody'
}

/** The pages in the navigation, in its order. */
export function openTo({ roles, groups }: MeView): ('team' | 'balance' | 'table')[] {
  return [
    ...(groups.length ? (['team'] as const) : []),
    ...(roles.includes('hr') ? (['balance', 'table'] as const) : []),
  ]
}
