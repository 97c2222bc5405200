/** The floor: the items of an import written into an engine of their own, twenty-five at a time, and nothing else. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { putAddress, putMember, putTeams } from '../../../functions/api/directory-store.ts'
import { writeAll } from '../../../functions/platform/batch-write.ts'
import { documentClient } from '../../../functions/platform/database.ts'
import { clientConfig, startEngine } from '../../../infra/local/engine.ts'
import { parseMembers } from '../../../shared/org/import.ts'
import { structureOf } from '../../../shared/org/structure.ts'

/** Seconds. */
export async function plainWrites(csv: string): Promise<number> {
  const parsed = parseMembers(csv)
  if ('problems' in parsed) throw new Error('the bench’s own file is wrong')
  const { organisation } = parsed
  const since = new Date().toISOString()
  const writes = [
    ...organisation.members.map((member) => putMember({ ...member, since })),
    ...organisation.members.map(({ email, id }) => putAddress(email, id)),
    ...putTeams(structureOf(organisation)),
  ]
  const folder = await mkdtemp(join(tmpdir(), 'quorum-floor-'))
  const engine = await startEngine(join(folder, 'engine'), ['directory'])
  const client = documentClient(clientConfig(engine.endpoint))
  const started = performance.now()
  await writeAll({ client, name: 'directory' }, writes)
  const seconds = (performance.now() - started) / 1000
  client.destroy()
  await engine.close()
  await rm(folder, { recursive: true, force: true })
  return seconds
}
