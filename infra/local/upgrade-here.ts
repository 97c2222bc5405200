/** The upgrade at the start of an instance: before any other function is there, as on AWS. */
import { loadPart, type Surroundings } from './parts-here.ts'
import { StartError } from './start-error.ts'

/** @throws StartError where the data are of a later version */
export async function upgradeHere(surroundings: Surroundings): Promise<void> {
  const part = await loadPart('upgrade', surroundings)
  if (part.kind !== 'deployment') throw new Error('the upgrade is no part of a deployment')
  await part.run().catch((error: Error) => {
    throw error.name === 'LaterDataError' ? new StartError(error.message) : error
  })
}
