/** What this device keeps of the person, read as a whole and added to from a file. */
import { openStore } from '../sending/indexed-store.ts'
import type { Kept } from '../sending/kept.ts'
import type { Contents, OwnReceipt } from './file.ts'
import { addHistory, readHistory } from './history-store.ts'

/** Throws where the browser keeps nothing. */
export async function readDevice(): Promise<Contents> {
  const history = await readHistory()
  const kept = await (await openStore()).entries()
  return { history, receipts: kept.flatMap(receiptOf) }
}

function receiptOf([key, kept]: [string, Kept]): OwnReceipt[] {
  return kept.step === 'sent' || kept.step === 'late' ? [{ key, kept }] : []
}

/** Adds what is not here yet, and gives how much of it that was. */
export async function addToDevice(contents: Contents): Promise<{ rounds: number; receipts: number }> {
  const store = await openStore()
  const known = new Set((await store.entries()).map(([key]) => key))
  const missing = new Map(contents.receipts.map(({ key, kept }) => [key, kept]))
  for (const key of known) missing.delete(key)
  const rounds = await addHistory(contents.history)
  for (const [key, kept] of missing) await store.advance(key, undefined, kept)
  return { rounds, receipts: missing.size }
}
