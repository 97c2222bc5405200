/** Answers chosen and text written so far, kept on the person's own device until they are sent or the round has closed. */
import { del, entries, set } from 'idb-keyval'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Link } from '../opening/link.ts'
import { type Answers, keyOf } from '../sending/kept.ts'
import { openDatabase, prefix } from './databases.ts'

/** As it was left, in another tab or before a reload. */
export interface Begun {
  answers: Record<string, Answers[string] | undefined>
  text: string
}

interface Kept extends Begun {
  closes: string
}

export interface Draft {
  said: Begun | undefined
  write(said: Begun): Promise<void>
  forget(): Promise<void>
}

export const draftDatabase = () => openDatabase(`${prefix}-draft`, 'draft')

/** Drops what has outlived its round, whoever's it is, and gives the link's own draft; null where nothing can be kept. */
export async function openDraft(
  { link, manifest }: { link: Link; manifest: Manifest },
  now: number,
): Promise<Draft | null> {
  try {
    const database = await draftDatabase()
    const kept = await entries<string, Kept>(database)
    const [over, open] = [true, false].map((past) =>
      kept.filter(([, { closes }]) => now >= Date.parse(closes) === past),
    ) as [typeof kept, typeof kept]
    await Promise.all(over.map(([key]) => del(key, database)))
    const own = keyOf(link)
    const { closes } = manifest
    return {
      said: open.find(([key]) => key === own)?.[1],
      // A full disk loses the draft, never the answer.
      write: (said) => set(own, { ...said, closes }, database).catch(() => {}),
      forget: () => del(own, database).catch(() => {}),
    }
  } catch {
    return null
  }
}
