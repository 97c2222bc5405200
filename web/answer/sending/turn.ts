/** One sender at a time for a link, page or worker: a courtesy that saves requests. The store alone decides which bytes stand. */

/** Whoever is ahead and does not finish, frozen in the background say, is waited for no longer. Milliseconds. */
const patience = 10_000

export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks
  if (!locks) return work()
  let begun = false
  try {
    return await locks.request(`quorum-answer/${key}`, { signal: AbortSignal.timeout(patience) }, () => {
      begun = true
      return work()
    })
  } catch (error) {
    if (begun) throw error
    return work()
  }
}
