/** `npm run soak`: a quarter of 240 people in which everything goes wrong; prints what happened, ends with 1 where a promise broke. */
import { prepare } from '../../infra/installed.mjs'

await prepare()
const { soak } = await import('./soak.ts')
process.exit((await soak()) ? 0 : 1)
