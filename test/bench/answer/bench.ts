/** `npm run bench -- answer`: the answer page beside a floor and two peers, on a phone with little, all in one run. */
import { startOurs } from './ours.ts'
import { installPeers, serveFloor, servePeer } from './peers.ts'
import { type Measured, print } from './print.ts'
import { answerAndSend } from './sending.ts'
import { type Variant, visit } from './visit.ts'

const repetitions = 7

export async function bench(): Promise<void> {
  installPeers()
  const ours = await startOurs()
  const { manifest } = ours
  const sites = await Promise.all([
    serveFloor(manifest),
    servePeer('formbricks', manifest),
    servePeer('surveyjs', manifest),
  ])
  try {
    const [floor, formbricks, surveyjs] = sites
    const checked = 'fieldset input:checked'
    const variants: Record<keyof Measured['visits'], Variant> = {
      floor: { address: () => `${floor.origin}/`, option: 'fieldset label', taken: checked },
      ours: { address: ours.nextLink, option: 'fieldset label', taken: checked },
      formbricks: {
        address: () => `${formbricks.origin}/`,
        option: '#survey fieldset label',
        taken: checked,
      },
      surveyjs: {
        address: () => `${surveyjs.origin}/`,
        option: '#survey fieldset label',
        taken: '#survey .sd-item--checked :checked',
      },
    }
    const measured: Measured = { visits: { floor: [], ours: [], formbricks: [], surveyjs: [] }, sent: [] }
    const names = Object.keys(variants) as (keyof typeof variants)[]
    // The first of each warms servers and browser, and is not counted. Who begins changes, so that nobody always follows the same.
    for (let run = 0; run <= repetitions; run++)
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + run) % names.length]!
        const { seen, after } = await visit(ours.browser, variants[name], async (page) =>
          name === 'ours' ? await answerAndSend(page) : null,
        )
        if (run === 0) continue
        measured.visits[name].push(seen)
        if (after) measured.sent.push(after)
      }
    print(measured)
  } finally {
    await Promise.all(sites.map((site) => site.close()))
    await ours.close()
  }
}
