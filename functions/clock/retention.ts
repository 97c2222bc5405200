/**
 * Deletes published rounds when their time is over: one a tick, what names the others last, so that a tick that died goes on
 * where it ended. The log says which, before anything is gone.
 */
import { clockActor } from '#shared/operation/audit.ts'
import { overdue } from '#shared/round/retention.ts'
import type { Round } from '#shared/round/round.ts'
import { auditStore } from '../platform/audit-store.ts'
import { remove, writeAll } from '../platform/batch-write.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { deletePages } from '../platform/pages.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'

export async function forgetOldest(runtime: Runtime, rounds: Round[]): Promise<void> {
  const { resultYears } = await getOrganisationSettings(runtime.table('commons'))
  const round = overdue(rounds, resultYears, runtime.now())
  if (!round) return
  const table = runtime.table('results')
  const { id, manifest, result } = round
  const published = await resultsStore(table).getPublished(round)
  // Once: a second try finds the result, or nothing but the record.
  await auditStore(runtime).opens(clockActor, 'retention.round', id)
  const groups = published?.groups ?? []
  await writeAll(
    table,
    groups.map((group) => remove({ pk: `group#${group.id}`, sk: id })),
  )
  const pk = `round#${id}`
  if (manifest) await deletePages(table, pk, `manifest#${manifest}`)
  if (result) {
    await deletePages(table, pk, `receipts#${result}`)
    await deletePages(table, pk, `result#${result}`)
  }
  await writeAll(table, [
    remove({ pk, sk: 'told' }),
    remove({ pk: `round#${round.extra ?? round.opens}`, sk: 'planned' }),
  ])
  await writeAll(table, [remove({ pk: 'rounds', sk: id })])
  runtime.log.info('Round forgotten', { round: id })
}
