/** Mirrors: a question asked of people who manage has the id of the one that it mirrors, and an M. */

/** The id of the question that everybody is asked, of a mirror's; undefined for any other. */
export const mirrored = (id: string): string | undefined => /^(.+\d)M$/.exec(id)?.[1]
