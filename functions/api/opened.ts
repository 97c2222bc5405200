/** Remembers, in the audit log, who opens results beyond their own team. Of their own, and the organisation's, nothing is. */
import type { AuditAction } from '#shared/operation/audit.ts'
import type { AuditLog } from '../platform/audit-store.ts'
import type { Reader } from './reader.ts'
import type { Sight } from './rights.ts'

type Opening = Extract<AuditAction, `results.${string}`>

export type Opened = ReturnType<typeof openedResults>

export function openedResults(audit: AuditLog) {
  return {
    /** Of a whole round a member sees their team and the organisation, whoever manages or is of HR more. */
    async round({ actor, roles }: Reader, action: Opening, round: string): Promise<void> {
      if (roles.includes('manager') || roles.includes('hr')) await audit.opens(actor, action, round)
    },

    async group(sight: Sight, group: string): Promise<void> {
      if (!isOwn(sight, group)) await audit.opens(sight.id, 'results.group', group)
    },
  }
}

/** The team in which somebody sits or that they lead, also where it was merged with others. */
function isOwn({ id, seats }: Sight, group: string): boolean {
  if (group === 'organisation') return true
  if (!group.startsWith('team:')) return false
  const teams = group.slice('team:'.length).split('+')
  return teams.some((team) => team === id || seats.includes(team))
}
