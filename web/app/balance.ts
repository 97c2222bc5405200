/** What comes down against what goes up in one round, of groups as the api serves them. */
import { type Balance as BalanceOf, balanceOf as balanceIn, type GroupGap } from '#shared/insight/balance.ts'
import type { GroupView } from '#shared/insight/view.ts'

export type Gap = GroupGap<GroupView>
export type Balance = BalanceOf<GroupView>

export const balanceOf = (groups: GroupView[]): Balance =>
  balanceIn(groups.map((group) => ({ group, now: group.drivers, before: [] })))
