/** What a band of answers ("8-11", "50+") tells: the fewest people in it, and how coarsely its scores are rounded. */

/** The lower end of a band. */
export function fewestOf(answers: string): number {
  const fewest = Number.parseInt(answers, 10)
  if (!(fewest > 0)) throw new RangeError(`"${answers}" is not a band of answers`)
  return fewest
}

/** Rounding step in points of a score that so many people stand behind. */
export function stepOf(answers: string): number {
  const fewest = fewestOf(answers)
  if (fewest < 8) return 10
  if (fewest < 20) return 5
  if (fewest < 50) return 2
  return 1
}

/** The middle of a band, to two digits; where bands double, nearer to its lower end, as groups are. */
export function peopleOf(answers: string): number {
  const fewest = fewestOf(answers)
  if (fewest < 8) return 6
  if (fewest < 12) return 9.5
  if (fewest < 20) return 15
  if (fewest < 50) return 32
  return fewest * Math.SQRT2
}
