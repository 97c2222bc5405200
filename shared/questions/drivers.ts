/** What a question can measure, in the order in which people read it. */

export const drivers = [
  'autonomy',
  'top-down',
  'bottom-up',
  'alignment',
  'mutual-help',
  'coaching',
  'morale',
] as const

export type Driver = (typeof drivers)[number]

/** Asked every week: what managers and HR read first. */
export const everyWeek: readonly Driver[] = ['morale', 'top-down', 'bottom-up']

const built: ReadonlySet<string> = new Set(drivers)

export const isBuiltIn = (driver: string): boolean => built.has(driver)
