/** What an attack found, in sentences for people who never saw the rule. */
import type { Attack, Finding } from '../attack.ts'

/** Of what is merely possible, the first say enough. */
const shownPossible = 12

export function attackText({ k, leaks, possible, tables, setLimit }: Attack): string {
  const lines = [
    `Looked at ${tables.length} table${tables.length === 1 ? '' : 's'}: every set of up to ${setLimit} cells that adding and subtracting shown groups leaves over, every shown group, and every shown group less those inside it.`,
    ...leaks.map((one) => `LEAK. ${sentence(one)}`),
  ]
  if (possible.length > 0) {
    lines.push(
      `${count(possible.length, 'set')} of people might have fewer than ${k} answers; the file does not tell whether that is so:`,
      ...possible.slice(0, shownPossible).map((one) => `  ${sentence(one)}`),
    )
    if (possible.length > shownPossible)
      lines.push(`  … and ${possible.length - shownPossible} more (--json has all).`)
  }
  lines.push(
    leaks.length === 0
      ? `No leak: nothing that can be computed this way is surely about fewer than ${k} people.`
      : `${count(leaks.length, 'leak')}: numbers about fewer than ${k} people can be computed.`,
  )
  return lines.join('\n')
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

function sentence({ where, who, combination, lo, hi }: Finding): string {
  const answers = lo === hi ? count(lo, 'answer') : `${lo} to ${hi} answers`
  return `${where}: ${answers} of ${who.join(', ')}, by ${combination}.`
}
