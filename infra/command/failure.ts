/** How a command ends badly: a sentence and details on standard error, or JSON on standard output, and an exit code. */
import { CommanderError } from 'commander'
import { CommandError, exits } from './command-error.ts'
import { TableError } from './table.ts'

export function fail(error: unknown): void {
  const json = process.argv.includes('--json')
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0 && json) printJson({ error: error.message, problems: [] })
    process.exitCode = error.exitCode === 0 ? 0 : exits.misused
    return
  }
  const known = error instanceof CommandError || error instanceof TableError
  const { details, problem, exit } =
    error instanceof CommandError ? error : { details: [], problem: undefined, exit: exits.refused }
  const message = known ? error.message : `It did not work: ${(error as Error).stack ?? error}`
  if (json) printJson({ error: message, problems: details, ...(problem ? { problem } : {}) })
  else process.stderr.write(`${[message, ...details.map(lineOf)].join('\n')}\n`)
  process.exitCode = exit
}

const printJson = (value: object) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

/** A problem of an import, or any other detail. */
function lineOf(detail: unknown): string {
  if (typeof detail === 'string') return `  ${detail}`
  const { line, column, field, en } = detail as {
    line?: number
    column?: string
    field?: string
    en?: string
  }
  if (en === undefined) return `  ${JSON.stringify(detail)}`
  const place = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column ? [column] : []),
    ...(field ? [field] : []),
  ].join(', ')
  return place ? `  ${place}: ${en}` : `  ${en}`
}
