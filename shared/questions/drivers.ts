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
