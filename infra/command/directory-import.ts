/** `quorum import`: shows what would change, asks, and imports. */
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { DirectoryView, ImportView } from '#shared/org/directory-view.ts'
import { utf8Of } from '#shared/org/encoding.ts'
import { importLimits, megabytesAtMost } from '#shared/org/import-limits.ts'
import { type Api, ApiError } from './api.ts'
import { CommandError } from './command-error.ts'
import { bar } from './progress-bar.ts'

export interface ImportOptions {
  file: Uint8Array<ArrayBuffer>
  /** Level ids from the top down, comma-separated. */
  levels?: string
  /** Imports without asking. */
  yes: boolean
  json: boolean
  show: (preview: ImportView) => void
}

/** What was imported, or null when the answer was no. @throws CommandError with every problem of the file */
export async function importDirectory(api: Api, options: ImportOptions): Promise<ImportView | null> {
  const file = utf8Of(options.file)
  if (file.length > importLimits.bytes)
    throw new CommandError(
      `The file exceeds ${megabytesAtMost} MB, the most that an import takes. Check that it has one line for each person: nothing was changed.`,
    )
  const levels = options.levels === undefined ? '' : `&levels=${encodeURIComponent(options.levels)}`
  const look = () => api.csv<ImportView>(`/api/directory/preview?${levels.slice(1)}`, file)
  const preview = await look()
  if (!options.yes) {
    if (options.json || !process.stdin.isTTY)
      throw new CommandError('Nothing was imported: nobody can be asked here. Add --yes to import.', [
        preview.difference,
      ])
    options.show(preview)
    if (!(await agreed('Import?'))) return null
  }
  const path = `/api/directory/import?version=${preview.version}${levels}`
  return watched(api, preview.members, () =>
    api.csv<ImportView>(path, file).catch(async (error: unknown) => {
      // The answer to an earlier try was lost on the way, and it was done: one of many people is too long to be kept.
      const lost = error instanceof ApiError && error.again && doneBefore.has(error.code)
      if (!lost || !isSame(await look())) throw error
      return { ...preview, version: preview.version + 1 }
    }),
  )
}

/** Makes the directory what it was before the last import; null when the answer was no. */
export async function undoImport(
  api: Api,
  { yes, json }: Pick<ImportOptions, 'yes' | 'json'>,
): Promise<ImportView | null> {
  const { version, last } = await api.get<DirectoryView>('/api/directory')
  if (!yes) {
    if (json || !process.stdin.isTTY)
      throw new CommandError('Nothing was undone: nobody can be asked here. Add --yes to undo.')
    if (last) process.stdout.write(`The import of ${last.at}; there were ${last.people} members before.\n`)
    if (!(await agreed('Undo it?'))) return null
  }
  const undo = () => api.post<ImportView>(`/api/directory/undo?version=${version}`, {})
  return watched(api, last?.people ?? 0, undo)
}

const doneBefore = new Set<string | undefined>(['directory-changed', 'idempotency-done'])

const isSame = ({ difference: { added, left, moved, changed } }: ImportView): boolean =>
  [added, left, moved, changed].every(({ length }) => length === 0)

const every = 500

/** Shows on standard error how far an import is. */
async function watched<T>(api: Api, people: number, work: () => Promise<T>): Promise<T> {
  const progress = bar(process.stderr)
  let over = false
  const done = work().finally(() => {
    over = true
  })
  const shown = (async () => {
    progress.show('Import', 0, people)
    for (;;) {
      await Promise.race([pause(every), done.catch(() => {})])
      if (over) return
      const running = (await api.get<DirectoryView>('/api/directory').catch(() => null))?.running
      if (running && running.total > 0)
        progress.show('Import', Math.floor((people * running.done) / running.total), people)
    }
  })()
  try {
    return await done
  } finally {
    await shown
    progress.end()
  }
}

async function agreed(question: string): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(`${question} [y/N] `)
  ask.close()
  return /^(y|yes|o|oui)$/i.test(answer.trim())
}
