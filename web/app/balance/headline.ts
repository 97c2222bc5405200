/** The balance in sentences: the widest gaps that point the same way as the worst, and where a gap has moved. */
import type { GroupGap } from '#shared/insight/balance.ts'
import type { GroupName } from '#shared/insight/view.ts'
import type { Code } from '../language.svelte.ts'
import { listText } from '../speak.ts'
import { fill, type Words } from '../words/words.ts'

type Named = Pick<GroupGap<Pick<GroupName, 'name'>>, 'group' | 'gap' | 'tone' | 'movement'>

/** More names than this are a list, not a sentence. */
const named = 3

export function balanceHeadline(words: Words, code: Code, gaps: Named[]): string {
  if (gaps.length === 0) return words.balance.silent
  // What is only opening may come before what is wide already.
  const worst = gaps.find(({ tone }) => tone !== 'even')
  if (!worst) return words.balance.even
  const down = worst.gap > 0
  const alike = gaps.filter(({ gap, tone }) => tone !== 'even' && gap > 0 === down)
  return fill(down ? words.balance.down : words.balance.up, { groups: few(words, code, alike) })
}

/** Which gaps are widening, and which narrowing: a sentence each, or one that none is. */
export function movementSentences(words: Words, code: Code, gaps: Named[]): string[] {
  const said = (['opening', 'closing'] as const).flatMap((kind) => {
    const moving = gaps.filter(({ movement }) => movement?.kind === kind)
    return moving.length > 0 ? [fill(words.hr.balance[kind], { groups: few(words, code, moving) })] : []
  })
  return said.length > 0 ? said : [words.hr.balance.still]
}

function few(words: Words, code: Code, gaps: Named[]): string {
  const names = gaps.slice(0, named).map(({ group }) => group.name[code])
  const rest = gaps.length - names.length
  if (rest === 1) names.push(words.balance.oneOther)
  if (rest > 1) names.push(fill(words.balance.others, { count: rest }))
  return listText(code, names)
}
