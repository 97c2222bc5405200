/** Who gets which kind of message, and how much of the week's budget it must leave to others. */
import type { Member } from '../org/organisation.ts'
import type { MessageKind } from './messages.ts'

/** @param leads whether the person leads a team: their digest says what the publication would */
export function isFor(kind: MessageKind, member: Pick<Member, 'eligible' | 'role'>, leads: boolean): boolean {
  switch (kind) {
    case 'invitation':
    case 'reminder':
      return member.eligible !== false
    case 'publication':
      // An administrator sees no results, and HR gets the report.
      return member.eligible !== false && !leads && member.role === undefined
    case 'digest':
      return leads && member.role !== 'administrator'
    case 'report':
      return member.role === 'hr'
  }
}

/**
 * Messages of the same week that matter more and are still to come, for which one slot each stays free: nobody misses the
 * invitation because they were told of results.
 */
export const reserved: Record<MessageKind, number> = {
  invitation: 0,
  reminder: 0,
  publication: 2,
  digest: 1,
  report: 1,
}
