/** Erasing everything that this page keeps on the device. */
import { clear, entries } from 'idb-keyval'
import { ended, type Kept } from '../sending/kept.ts'
import { openDatabase, prefix } from './databases.ts'
import { draftDatabase } from './draft.ts'
import { historyDatabase } from './history-store.ts'

const receiptDatabase = () => openDatabase(prefix, 'kept')

/** Whether an answer would be lost: begun, or pressed Send and not arrived. */
export async function hasUnsent(): Promise<boolean> {
  const kept = await entries<string, Kept>(await receiptDatabase())
  const drafts = await entries(await draftDatabase())
  return drafts.length > 0 || kept.some(([, record]) => !ended(record))
}

/** First emptied, then removed: a browser that holds a database open, or cannot remove one, has nothing in it. */
export async function eraseEverything(): Promise<void> {
  const databases = await Promise.all([receiptDatabase(), draftDatabase(), historyDatabase()])
  await Promise.all(databases.map((database) => clear(database)))
  await Promise.all([prefix, `${prefix}-draft`, `${prefix}-history`].map(remove))
  if ('caches' in globalThis) {
    const names = await caches.keys()
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  forgetChoices()
}

/** What was chosen here, language and layout, tells the next person about the one before. */
export function forgetChoices(): void {
  try {
    const chosen = Object.keys(localStorage).filter((name) => name.startsWith('quorum-'))
    for (const name of chosen) localStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

/** Another tab that does not give way leaves an empty database, until it is closed. */
function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
  })
}
