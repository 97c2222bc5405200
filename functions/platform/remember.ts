/** Keeps in a warm function the last few of what never changes once it was read. */

/** A reader that asks again only for what it does not know; what was missing, or failed to come, is asked for each time. */
export function remember<T>(most: number): (key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (key, read) => {
    const known = kept.get(key)
    const value = known ?? read()
    // The one that was used last stands last, and the first goes.
    kept.delete(key)
    kept.set(key, value)
    if (kept.size > most) kept.delete(kept.keys().next().value!)
    if (!known) {
      const forget = () => kept.get(key) === value && kept.delete(key)
      value.then((found) => found === undefined && forget(), forget)
    }
    return value
  }
}
