/** A channel of Slack that many read, by its incoming webhook. */
import type { BroadcastChannel } from './channel.ts'
import { orRetry, retry } from './failure.ts'
import { isGone, post, retryAnswer } from './post.ts'
import { slackMessage } from './slack-message.ts'

export interface SlackWebhookSettings {
  /** A secret: whoever knows it may post. */
  url: string
  /** Milliseconds for one message. */
  timeout?: number
}

export function slackWebhookChannel({ url, timeout }: SlackWebhookSettings): BroadcastChannel {
  return {
    post: (_id, brief) =>
      orRetry(async () => {
        const answer = await post({ url, body: slackMessage(brief), timeout })
        if (isGone(answer)) return { outcome: 'refused', reason: `HTTP ${answer.status}` }
        if (answer.status !== 200) return retryAnswer(answer)
        // Whoever else answers 200, a proxy’s sign-in page for example, has posted nothing.
        return answer.text.trim() === 'ok' ? { outcome: 'sent' } : retry('not an answer of Slack')
      }),
  }
}
