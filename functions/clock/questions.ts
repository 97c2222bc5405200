/** A week's questions as its manifest freezes them: words, version, and when the plan of that day asks each again. */
import { ownNames } from '#shared/questions/bank.ts'
import { mondayOf, questionsFor, returnsIn, weekNumber } from '#shared/questions/rotation.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { getBank } from '../platform/questions.ts'
import type { Table } from '../platform/runtime.ts'

/** @param opens instant of the round */
export async function questionsOf(commons: Table, opens: string): Promise<ManifestQuestion[]> {
  const bank = await getBank(commons)
  const names = ownNames(bank)
  const week = weekNumber(opens)
  return questionsFor(week, bank).map(({ id, driver, asked, scale, text, version }) => {
    const next = returnsIn(id, week, bank)
    return {
      id,
      driver,
      asked,
      ...(scale && { scale }),
      text,
      version,
      ...(names[driver] && { driverName: names[driver] }),
      ...(next !== null && { returns: mondayOf(next) }),
    }
  })
}
