/** What the page keeps between Send and receipt, and before: fetched beside the round, so that it delays no question. */
export { openStore } from '../sending/indexed-store.ts'
export { openDraft } from './draft.ts'
