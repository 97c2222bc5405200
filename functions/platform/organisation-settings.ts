/** What an organisation sets about itself. Key in commons: settings / organisation. */
import { type Settings, usualSettings } from '#shared/org/settings.ts'
import { revised } from './revised.ts'
import type { Table } from './runtime.ts'

const stored = (table: Table) =>
  revised(
    table,
    { pk: 'settings', sk: 'organisation' },
    (value): Settings => ({
      ...usualSettings,
      ...(value as Partial<Settings> | undefined),
    }),
  )

export const getOrganisationSettings = (table: Table): Promise<Settings> => stored(table).read()

/**
 * @param change gives the same settings where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeOrganisationSettings(
  table: Table,
  change: (settings: Settings) => Settings,
  begins: (before: Settings, after: Settings) => Promise<void>,
): Promise<Settings> {
  return (await stored(table).change(change, begins)).after
}
