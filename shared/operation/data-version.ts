/** Which version the stored data have, and whether they are just being restored. Its place is in the table of results. */

export interface DataVersion {
  /** How many migrations they have seen; 0 of an installation from before there were any. */
  version: number
  /** The build that was there before the last upgrade of the data. */
  before?: string
  /** Id of the backup that is being put here: until it is all there, no round begins and nothing is migrated. */
  restoring?: string
}

export const dataVersionKey = { pk: 'schema', sk: 'data' } as const
