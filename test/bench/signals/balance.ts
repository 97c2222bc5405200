/** The balance of every week of a year, as hr would open it. */

import type { GroupGap } from '../../../shared/insight/balance.ts'
import { balanceRounds, balanceView } from '../../../shared/insight/balance-view.ts'
import type { GroupName, RoundView } from '../../../shared/insight/view.ts'
import type { GroupKind, PublishedRound } from '../../../shared/published/published.ts'

const round: RoundView = {
  id: '',
  season: '',
  week: '',
  state: 'published',
  opens: '',
  closes: '',
  published: null,
}

/** The rows of a kind in a week, worst first. */
export function balanceIn(rounds: PublishedRound[], week: number, kind: GroupKind): GroupGap<GroupName>[] {
  const view = balanceView({
    round,
    rounds: rounds.slice(Math.max(0, week + 1 - balanceRounds), week + 1),
    nameOf: ({ id, kind, parent }) => ({ id, kind, parent, name: { fr: id, en: id } }),
    whole: false,
  })
  return view.kinds.find((one) => one.kind === kind)?.gaps ?? []
}
