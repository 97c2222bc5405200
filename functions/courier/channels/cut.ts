/** Cuts a text to what a provider takes, between two characters as people see them. */

/** @param most as `length` counts, unless `measure` counts otherwise; what is cut ends with … */
export function cut(text: string, most: number, measure = (part: string) => part.length): string {
  if (measure(text) <= most) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (measure(`${kept}${segment}…`) > most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
