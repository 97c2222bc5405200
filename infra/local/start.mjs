/** `npm start`: installs what is missing, then starts Quorum on this machine. Plain JavaScript: nothing is installed yet. */
import { prepare } from '../installed.mjs'

await prepare()
await import('./main.ts')
