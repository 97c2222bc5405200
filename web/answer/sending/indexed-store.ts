/** The store on IndexedDB, or in memory where the browser refuses to keep anything. */
import { del, entries, get, type UseStore, update } from 'idb-keyval'
import { openDatabase, prefix } from '../mine/databases.ts'
import { type Kept, memoryStore, type Store } from './kept.ts'

export async function openStore(): Promise<Store> {
  try {
    return indexedStore(await openDatabase(prefix, 'kept'))
  } catch {
    return memoryStore()
  }
}

function indexedStore(database: UseStore): Store {
  return {
    lasting: true,
    read: (key) => get<Kept>(key, database),
    async advance(key, from, next) {
      let stands = next
      await update<Kept>(
        key,
        (current) => {
          stands = !current || current.step === from ? next : current
          return stands
        },
        database,
      )
      return stands
    },
    remove: (key) => del(key, database),
    entries: () => entries<string, Kept>(database),
  }
}
