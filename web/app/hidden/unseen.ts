/** What one published round hides: how many groups, and for each reason which groups, in whole or in some themes. */
import type { GroupView, PublishedView } from '#shared/insight/view.ts'
import type { Reason } from '#shared/published/published.ts'

export interface UnseenGroup {
  group: GroupView
  /** Drivers hidden for this reason; null where it hides the whole group. */
  drivers: string[] | null
}

export interface Unseen {
  /** Groups of which a number can be read. */
  shown: number
  /** Groups of which none can. */
  hidden: number
  /** Shown groups of which a driver is hidden. */
  partly: number
  reasons: { reason: Reason; groups: UnseenGroup[] }[]
}

const order: Reason[] = ['few', 'protects-another', 'season', 'uniform']

export function unseenIn({ groups, drivers }: Pick<PublishedView, 'groups' | 'drivers'>): Unseen {
  const found = new Map<Reason, UnseenGroup[]>(order.map((reason) => [reason, []]))
  const counts = { shown: 0, hidden: 0, partly: 0 }
  for (const group of groups) {
    const masked = drivers.flatMap((driver) => {
      const score = group.drivers[driver]
      return score?.kind === 'hidden' ? [{ driver, reason: score.reason }] : []
    })
    const seen = drivers.some((driver) => group.drivers[driver]?.kind === 'shown')
    if (seen) counts.shown++
    if (masked.length === 0) continue
    if (seen) counts.partly++
    else counts.hidden++
    const reasons = new Set(masked.map(({ reason }) => reason))
    for (const reason of reasons) {
      const own = masked.filter((one) => one.reason === reason).map(({ driver }) => driver)
      found.get(reason)!.push({ group, drivers: seen || reasons.size > 1 ? own : null })
    }
  }
  const reasons = order.map((reason) => ({ reason, groups: found.get(reason)! }))
  return { ...counts, reasons: reasons.filter(({ groups }) => groups.length > 0) }
}
