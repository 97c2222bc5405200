/**
 * What of a table goes into a backup, by partition: everything that must last, and nothing of the sealed zone, which is
 * not even a table here. A partition that this list does not know stops the backup: what is forgotten must not be found out at a restore.
 */
export const backedUp = ['commons', 'results', 'directory'] as const
export type BackedUp = (typeof backedUp)[number]

/** `#` at the end stands for whatever follows. */
const partitions: Record<BackedUp, { kept: string[]; left: string[] }> = {
  commons: {
    kept: [
      ...['outbox#', 'dead', 'blocked', 'week#', 'bulletin#'],
      ...['settings', 'questions', 'keys', 'webhooks', 'webhook#'],
    ],
    left: ['session#', 'idempotency#', 'limit#', 'trial#', 'health#'],
  },
  results: {
    kept: ['rounds', 'round#', 'group#', 'seasons', 'season#', 'audit#'],
    // The version of the data stands in the header.
    left: ['health#', 'schema'],
  },
  directory: {
    kept: ['members#', 'email#', 'contact#', 'roles', 'structure'],
    // Of people who have left, for two days: a backup is kept for longer.
    left: ['undo'],
  },
}

/** True where it goes in, false where it is left out, undefined where nobody knows it. */
export function isKept(table: BackedUp, pk: string): boolean | undefined {
  const fits = (one: string) => (one.endsWith('#') ? pk.startsWith(one) : pk === one)
  const { kept, left } = partitions[table]
  if (kept.some(fits)) return true
  return left.some(fits) ? false : undefined
}
