/** A number within a sentence: none, one and several are said differently in both languages. */
import { fill } from './words/words.ts'

interface Forms {
  none: string
  one: string
  other: string
}

export function counted(forms: Forms, count: number, values: Record<string, string | number> = {}): string {
  const form = count === 0 ? forms.none : count === 1 ? forms.one : forms.other
  return fill(form, { count, ...values })
}
