/** What a problem says: status, title, and what to do about it, in both languages. */
import type { Language } from '#shared/org/organisation.ts'

interface Wording {
  title: string
  /** May hold {placeholders}; both languages hold the same ones. */
  detail: string
}

export type Entry = { status: number } & Record<Language, Wording>
