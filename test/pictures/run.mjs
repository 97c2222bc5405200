/** `npm run pictures`: takes the pictures of docs/answering.md anew, from the pages as they are. */
import { prepare } from '../../infra/installed.mjs'

await prepare()
const { takePictures } = await import('./pictures.ts')
await takePictures()
