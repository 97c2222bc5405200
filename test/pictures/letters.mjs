/** `node test/pictures/letters.mjs`: takes the pictures of docs/messages.md anew. */
import { prepare } from '../../infra/installed.mjs'

await prepare()
const { takeLetters } = await import('./letters.ts')
await takeLetters()
