/** The repository's folder, whatever the directory a command was started in. */
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
