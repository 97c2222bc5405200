/** A driver's colour among the tokens. An organisation's own driver has none of its own: it is drawn in ink, beside its name. */
import { type Driver, drivers } from '#shared/questions/drivers.ts'

const own: ReadonlySet<string> = new Set(drivers)

export const driverToken = (id: string): `driver-${Exclude<Driver, 'mutual-help'> | 'help'}` | 'ink' => {
  if (id === 'mutual-help') return 'driver-help'
  return own.has(id) ? `driver-${id as Exclude<Driver, 'mutual-help'>}` : 'ink'
}
