/** `npm run pictures [answering|messages]`: takes the pictures of the docs anew, from pages and letters as they are. */
import { prepare } from '../../infra/installed.mjs'

const [only] = process.argv.slice(2)
await prepare()
if (only !== 'messages') await (await import('./pictures.ts')).takePictures()
if (only !== 'answering') await (await import('./letters.ts')).takeLetters()
