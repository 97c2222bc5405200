/** What an installation says of itself in its environment. */
import type { Runtime } from './runtime.ts'

export interface Settings {
  /** Quorum, at least 5. */
  k: number
  timeZone: string
}

/** @throws RangeError for a quorum that is none */
export function settingsOf({ environment }: Pick<Runtime, 'environment'>): Settings {
  const k = Number(environment.QUORUM_K ?? 5)
  if (!Number.isInteger(k) || k < 5) throw new RangeError('QUORUM_K is a whole number of at least 5')
  return { k, timeZone: environment.TIME_ZONE ?? 'Europe/Paris' }
}
