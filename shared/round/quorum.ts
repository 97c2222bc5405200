/** The quorum only ever rises, and never for a round that has opened: a season keeps the one that it began with. */

/** The lowest quorum that the next season may have. @param running of the season that runs */
export const lowestQuorum = (installation: number, running: number | undefined): number =>
  Math.max(installation, running ?? 0)

/** What the next season has, when somebody asks for another quorum; null where that would lower it. */
export const quorumOf = (least: number, planned: number, asked: number | undefined): number | null => {
  const k = asked ?? Math.max(least, planned)
  return k < least ? null : k
}
