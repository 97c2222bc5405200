/** The balance of all teams in one sentence: the groups with the widest gaps that point the same way as the worst. */
import type { Gap } from '../balance.ts'
import type { Code } from '../language.svelte.ts'
import { fill, type Words } from '../words/words.ts'

/** More names than this are a list, not a sentence. */
const named = 3

export function balanceHeadline(words: Words, code: Code, gaps: Gap[]): string {
  const worst = gaps[0]
  if (!worst) return words.balance.silent
  if (worst.tone === 'even') return words.balance.even
  const down = worst.gap > 0
  const alike = gaps.filter(({ gap, tone }) => tone !== 'even' && gap > 0 === down)
  const names = alike.slice(0, named).map(({ group }) => group.name[code])
  const rest = alike.length - names.length
  if (rest === 1) names.push(words.balance.oneOther)
  if (rest > 1) names.push(fill(words.balance.others, { count: rest }))
  const groups = new Intl.ListFormat(code === 'fr' ? 'fr' : 'en-GB', { type: 'conjunction' }).format(names)
  return fill(down ? words.balance.down : words.balance.up, { groups })
}
