/** What became of a delivery, in words. */
import type { DeliveryView } from '#shared/messages/webhook-view.ts'
import type { Code } from '../language.svelte.ts'
import { fill, type Words } from '../words/words.ts'

export function stateText({ webhooks }: Words, { state, attempts, outcome }: DeliveryView): string {
  const { states } = webhooks
  const why = whyText(webhooks, outcome)
  switch (state) {
    case 'sending':
    case 'sent':
      return states[state]
    case 'waiting':
      return attempts === 0 ? states.queued : fill(states.retrying, { why })
    case 'dead':
      if (outcome === 'paused') return states.paused
      return fill(outcome === 'HTTP 410' ? states.gone : states.dead, { why })
  }
}

/** Codes of Node's, where somebody can do something about them. */
const known: Record<string, keyof Words['webhooks']['why']> = {
  timeout: 'timeout',
  ADDRESS_REFUSED: 'private',
  ENOTFOUND: 'unknown',
  ECONNREFUSED: 'closed',
}

function whyText({ why }: Words['webhooks'], outcome: string | null): string {
  if (outcome?.startsWith('HTTP ')) return fill(why.status, { status: outcome })
  return why[known[outcome ?? ''] ?? 'other']
}

/** "27 November 2026 at 09:00", where the reader is. */
export const momentOf = (instant: string, code: Code): string =>
  new Intl.DateTimeFormat(code === 'fr' ? 'fr' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  )
