/** Every migration, in order. None is ever changed or taken out once it was released: another one follows. */
import { endOfLeads } from './0001-end-of-leads.ts'
import { addressesOfLeavers } from './0002-addresses-of-leavers.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [endOfLeads, addressesOfLeavers]

/** The version of the data that this code reads and writes. */
export const latest = migrations.length
