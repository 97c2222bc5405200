/** `quorum import`: shows what would change, asks, and imports. */
import { createInterface } from 'node:readline/promises'
import type { Difference } from '#shared/org/difference.ts'
import { CommandError } from './command-error.ts'
import type { Connection } from './connection.ts'

export interface Preview {
  version: number
  members: number
  levels: string[]
  difference: Difference
}

export interface ImportOptions {
  csv: string
  /** Level ids from the top down, comma-separated. */
  levels?: string
  /** Imports without asking. */
  yes: boolean
  json: boolean
  show: (preview: Preview) => void
}

/** What was imported, or null when the answer was no. @throws CommandError with every problem of the file */
export async function importDirectory(
  connection: Connection,
  options: ImportOptions,
): Promise<Preview | null> {
  const levels = options.levels === undefined ? '' : `&levels=${encodeURIComponent(options.levels)}`
  const preview = await connection.api<Preview>(`/api/directory/preview?${levels.slice(1)}`, options.csv)
  if (!options.yes) {
    if (options.json || !process.stdin.isTTY)
      throw new CommandError('Nothing was imported: nobody can be asked here. Add --yes to import.', [
        preview.difference,
      ])
    options.show(preview)
    if (!(await agreed())) return null
  }
  return connection.api<Preview>(`/api/directory/import?version=${preview.version}${levels}`, options.csv)
}

async function agreed(): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question('Import? [y/N] ')
  ask.close()
  return /^(y|yes|o|oui)$/i.test(answer.trim())
}
