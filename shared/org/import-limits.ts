/** How much one import takes: one request, one function, thirty seconds. */
export const importLimits = {
  people: 50_000,
  /** A Lambda is asked with 6 MB at most, quotes and line ends written with a sign more. */
  bytes: 5 * 1024 * 1024,
  levels: 100,
  /** Managers above somebody. */
  depth: 100,
}

export const megabytesAtMost = importLimits.bytes / (1024 * 1024)
