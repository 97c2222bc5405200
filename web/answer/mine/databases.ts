/** The databases of this page on the device, each with one store, and how they give way when everything is erased. */
import { createStore, type UseStore } from 'idb-keyval'

/** Every database of this page is named so, and erased by it. */
export const prefix = 'quorum-answer'

/** Throws where the browser keeps nothing. */
export async function openDatabase(name: string, store: string): Promise<UseStore> {
  const database = createStore(name, store)
  await database('readonly', async ({ transaction: { db } }) => {
    // Without this an erasure, here or in another tab, would wait for this page to be closed.
    db.onversionchange = () => {
      db.close()
      // By this the library opens it anew when it is needed again.
      db.dispatchEvent(new Event('close'))
    }
  })
  return database
}
