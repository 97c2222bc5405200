/** How many weeks the page shows: a choice in the address, so that a link holds the whole view. */
export const ranges = [8, 26, 52]
const usual = 26

/** Anything else in the address is read as half a year. */
export function rangeOf(asked: string | null): number {
  return ranges.find((weeks) => String(weeks) === asked) ?? usual
}
