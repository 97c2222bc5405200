/** Reads a stack trace of a deployed function by the source maps that were archived when it was bundled. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { join } from 'node:path'

/** Of the newest bundles in the archive, where no version is named. */
export function newestIn(archive: string): string | undefined {
  const age = (version: string) => statSync(join(archive, version)).mtimeMs
  const versions = existsSync(archive) ? readdirSync(archive) : []
  return versions.toSorted((a, b) => age(b) - age(a))[0]
}

/**
 * Every place "…/index.mjs:1:2345" of the trace as "functions/ballot-box/routes.ts:62:11"; what no map knows stays as it is.
 * @param folder with the maps of one version of one function
 */
export function readTrace(trace: string, folder: string): string {
  const maps = new Map<string, SourceMap | undefined>()
  const mapOf = (file: string) => {
    const path = join(folder, `${file}.map`)
    if (!maps.has(file))
      maps.set(
        file,
        existsSync(path)
          ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload)
          : undefined,
      )
    return maps.get(file)
  }
  return trace.replace(
    /[^\s("]*?((?:index|chunk-\w+)\.mjs):(\d+):(\d+)/g,
    (place, file: string, line: string, column: string) => {
      // Lines and columns of a trace begin with 1, those of a map with 0.
      const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
      return found && 'originalSource' in found
        ? `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`
        : place
    },
  )
}
