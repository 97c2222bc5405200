/** Mirrors: a question asked of people who manage has the id of the one that it mirrors, and an M. */
import { type Driver, isBuiltIn } from './drivers.ts'

/** The id of the question that everybody is asked, of a mirror's; undefined for any other. */
export const mirrored = (id: string): string | undefined => /^(.+\d)M$/.exec(id)?.[1]

/** The other way: the id of a question's mirror. */
export const mirrorOf = (id: string): string => `${id}M`

const built: readonly string[] = ['top-down', 'bottom-up', 'alignment'] satisfies Driver[]

/** What can be seen from two sides: communication, and whatever an organisation measures of its own. */
export const canMirror = (driver: string): boolean => built.includes(driver) || !isBuiltIn(driver)
