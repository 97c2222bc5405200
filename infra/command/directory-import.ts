/** `quorum import`: shows what would change, asks, and imports. */
import { createInterface } from 'node:readline/promises'
import type { DirectoryView, ImportView } from '#shared/org/directory-view.ts'
import { CommandError } from './command-error.ts'
import type { Connection } from './connection.ts'

export interface ImportOptions {
  csv: string
  /** Level ids from the top down, comma-separated. */
  levels?: string
  /** Imports without asking. */
  yes: boolean
  json: boolean
  show: (preview: ImportView) => void
}

/** What was imported, or null when the answer was no. @throws CommandError with every problem of the file */
export async function importDirectory(
  connection: Connection,
  options: ImportOptions,
): Promise<ImportView | null> {
  const levels = options.levels === undefined ? '' : `&levels=${encodeURIComponent(options.levels)}`
  const preview = await connection.api<ImportView>(`/api/directory/preview?${levels.slice(1)}`, options.csv)
  if (!options.yes) {
    if (options.json || !process.stdin.isTTY)
      throw new CommandError('Nothing was imported: nobody can be asked here. Add --yes to import.', [
        preview.difference,
      ])
    options.show(preview)
    if (!(await agreed('Import?'))) return null
  }
  return connection.api<ImportView>(`/api/directory/import?version=${preview.version}${levels}`, options.csv)
}

/** Makes the directory what it was before the last import; null when the answer was no. */
export async function undoImport(
  connection: Connection,
  { yes, json }: Pick<ImportOptions, 'yes' | 'json'>,
): Promise<ImportView | null> {
  const { version, last } = await connection.apiJson<DirectoryView>('/api/directory')
  if (!yes) {
    if (json || !process.stdin.isTTY)
      throw new CommandError('Nothing was undone: nobody can be asked here. Add --yes to undo.')
    if (last) process.stdout.write(`The import of ${last.at}; there were ${last.people} members before.\n`)
    if (!(await agreed('Undo it?'))) return null
  }
  return connection.apiJson<ImportView>(`/api/directory/undo?version=${version}`, {})
}

async function agreed(question: string): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(`${question} [y/N] `)
  ask.close()
  return /^(y|yes|o|oui)$/i.test(answer.trim())
}
