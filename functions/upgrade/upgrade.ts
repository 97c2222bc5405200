/**
 * What a new version asks of an installation: its lasting keys, and the migrations that its data have not seen. Each is written
 * down when it is done, so that an upgrade that died goes on where it ended. Data of a later version are left alone.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { DataVersion } from '#shared/operation/data-version.ts'
import { getDataVersion, putDataVersion } from '../platform/data-version.ts'
import { versionOf } from '../platform/health.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { makeLastingKeys } from './lasting-keys.ts'
import { latest, migrations } from './migrations/migrations.ts'

/** The data have seen migrations that this code does not know. */
export class LaterDataError extends Error {
  override name = 'LaterDataError'

  constructor(version: number) {
    super(
      `The data are of version ${version}, and this Quorum knows versions up to ${latest}. Nothing was changed: use a Quorum that is at least as new as the data.`,
    )
  }
}

export interface Upgraded {
  /** The versions of the data before and after. */
  from: number
  to: number
  /** Why nothing was migrated, where there may be something to. */
  left?: 'restoring' | 'went-back'
}

/**
 * @param replaces the build that was deployed until now, where a deployment says it: should that build come again, since
 * the deployment fails later on, it is let in though the data are newer
 * @throws LaterDataError
 */
export async function upgrade(runtime: Runtime, replaces?: string): Promise<Upgraded> {
  const results = runtime.table('results')
  const stored = await getDataVersion(results)
  const { version, before, restoring } = stored ?? { version: 0 }
  const build = versionOf(runtime)
  if (version > latest) {
    if (replaces === undefined || before !== build) throw new LaterDataError(version)
    runtime.log.warn('Back to the build before the last upgrade', { data: version, known: latest })
    return { from: version, to: version, left: 'went-back' }
  }
  await makeLastingKeys(runtime)
  // Whoever restores migrates what they put here, when it is all there.
  if (restoring !== undefined) return { from: version, to: version, left: 'restoring' }
  if (!stored && (await isNew(runtime))) {
    await putDataVersion(results, { version: latest })
    return { from: latest, to: latest }
  }
  const known = replaces === undefined || replaces === build ? before : replaces
  return migrate(runtime, { version, ...(known !== undefined && { before: known }) })
}

/** @throws LaterDataError */
export async function migrate(
  runtime: Pick<Runtime, 'table' | 'log'>,
  stored: DataVersion,
): Promise<Upgraded> {
  const results = runtime.table('results')
  const { version: from } = stored
  if (from > latest) throw new LaterDataError(from)
  // Before the first step: a build that comes back finds that it was there.
  if (from < latest) await putDataVersion(results, stored)
  for (const { to, run } of migrations.slice(from)) {
    const changed = await run(runtime)
    await putDataVersion(results, { ...stored, version: to })
    runtime.log.info('Data migrated', { to, ...changed })
  }
  return { from, to: latest }
}

/** Nobody was ever imported and no round planned: there is nothing that an older version could have left. */
async function isNew(runtime: Runtime): Promise<boolean> {
  const { client, name: TableName } = runtime.table('directory')
  const Key = { pk: 'structure', sk: 'head' }
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  return !Item && (await resultsStore(runtime.table('results')).listRounds()).length === 0
}
