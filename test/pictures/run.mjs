/** `npm run pictures [answering|messages|guide]`: takes the pictures of the docs anew, from pages and letters as they are. */
import { prepare } from '../../infra/installed.mjs'

const [only] = process.argv.slice(2)
await prepare()
const wanted = (name) => only === undefined || only === name
if (wanted('answering')) await (await import('./pictures.ts')).takePictures()
if (wanted('messages')) await (await import('./letters.ts')).takeLetters()
if (wanted('guide')) await (await import('./guide.ts')).takeGuide()
