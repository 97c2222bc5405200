/** Whether a receipt stands in the published list of its round. */
import { nameless } from '../opening/opening.ts'

export type Tally = 'unpublished' | 'counted' | 'missing' | 'unreachable'

/** Fetches the whole list, so that nobody learns which receipt was looked for. */
export async function inTally(
  round: string,
  receipt: string,
  fetch: typeof globalThis.fetch,
): Promise<Tally> {
  try {
    const { box } = (await (await fetch('/config.json')).json()) as { box: string }
    const response = await fetch(`${box}/rounds/${encodeURIComponent(round)}/receipts.json`, nameless)
    if (response.status === 404) return 'unpublished'
    if (!response.ok) return 'unreachable'
    const { receipts } = (await response.json()) as { receipts: string[] }
    return receipts.includes(receipt) ? 'counted' : 'missing'
  } catch {
    return 'unreachable'
  }
}
