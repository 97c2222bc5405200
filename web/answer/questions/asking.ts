/** What the screen of a question needs of whatever stands behind it: the page, or a preview that nobody answers. */
import type { ManifestQuestion } from '#shared/round/manifest.ts'

type Given = number | null

export interface Asking {
  readonly at: number
  readonly changing: boolean
  readonly shared: boolean
  readonly over: string | null
  readonly screen: { readonly name: string }
  readonly questions: ManifestQuestion[]
  readonly answers: Record<string, Given | undefined>
  choose(question: string, answer: Given): void
  next(): void
  back(): void
  lay(over: 'why' | 'shared'): void
  arrange(layout: 'page'): void
}
