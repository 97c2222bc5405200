/** What was published of the reader's own team, asked for with the personal link. */
import type { MeView, TrendView } from '#shared/insight/view.ts'
import type { Link } from '../opening/link.ts'
import { ask } from './ask.ts'

export interface TeamScore {
  /** ISO week, "2026-W47". */
  week: string
  driver: string
  score: number
}

const weeks = 52

/**
 * The driver scores of a year, oldest week first; none for what is hidden or was not asked. Null where there is no
 * team to show, the link no longer opens it, or the service does not answer.
 */
export async function teamTrend(link: Link, fetch: typeof globalThis.fetch): Promise<TeamScore[] | null> {
  const me = await read<MeView>('/api/me')
  const team = me?.groups.find(({ id, kind }) => id === me.home && kind === 'team')
  if (!team) return null
  const trend = await read<TrendView>(`/api/groups/${encodeURIComponent(team.id)}/trend?weeks=${weeks}`)
  if (!trend) return null
  return trend.weeks.flatMap(({ week, drivers }) =>
    Object.entries(drivers).flatMap(([driver, result]) =>
      result.kind === 'shown' ? [{ week, driver, score: result.score }] : [],
    ),
  )

  async function read<View>(path: string): Promise<View | null> {
    try {
      const response = await ask(link, path, fetch)
      return response.ok ? ((await response.json()) as View) : null
    } catch {
      return null
    }
  }
}
