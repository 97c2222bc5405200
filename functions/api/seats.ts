/** What an import does to a running season: nobody changes seats in it, and who left is counted no more. */
import type { Member } from '#shared/org/organisation.ts'
import type { Seats } from '#shared/org/structure.ts'
import type { Season } from '#shared/round/season.ts'
import { type MemberItem, seatOf } from '../platform/member.ts'

type Frozen = Pick<Season, 'id' | 'starts'>

/** The member as they will stand: somebody known keeps the instant of joining and every seat of a running season. */
export function memberItem(
  known: MemberItem | undefined,
  member: Member,
  running: Frozen[],
  now: string,
): MemberItem {
  // Who may answer from now on joins like a newcomer: no frozen roster ever grows.
  const joins = !known || (known.eligible === false && member.eligible !== false)
  if (joins) return { ...member, since: now }
  const seats = Object.fromEntries(
    running.flatMap((season) => {
      const seat = seatOf(known, season)
      const moves = seat && (seat.team !== (member.manager ?? member.id) || seat.level !== member.level)
      return moves ? [[season.id, seat]] : []
    }),
  )
  return { ...member, since: known.since, ...(Object.keys(seats).length > 0 ? { seats } : {}) }
}

/** Somebody as a file would say them. */
export const plainMember = ({ since: _, seats: __, ...member }: MemberItem): Member => member

/** Who of a season's roster still sits where: exactly those to whom the issuer gives a credential. */
export function seatsNow(members: MemberItem[], season: Frozen): Seats[] {
  const counts = new Map<string, Seats>()
  for (const member of members) {
    const seat = member.eligible === false ? null : seatOf(member, season)
    if (!seat) continue
    const { team, level } = seat
    const key = JSON.stringify([team, level])
    counts.set(key, { team, level, eligible: (counts.get(key)?.eligible ?? 0) + 1 })
  }
  return [...counts.keys()].sort().map((key) => counts.get(key)!)
}
