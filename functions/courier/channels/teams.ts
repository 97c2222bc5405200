/** A channel of Microsoft Teams that many read, by a workflow's webhook: an Adaptive Card 1.4 in a message. */
import type { Brief } from '#shared/messages/messages.ts'
import type { BroadcastChannel } from './channel.ts'
import { orRetry } from './failure.ts'
import { isGone, post, retryAnswer } from './post.ts'

export interface TeamsSettings {
  /** A secret: whoever knows it may post. */
  url: string
  /** Milliseconds for one message. */
  timeout?: number
}

export function teamsChannel({ url, timeout }: TeamsSettings): BroadcastChannel {
  return {
    post: (_id, brief) =>
      orRetry(async () => {
        const answer = await post({ url, body: teamsMessage(brief), timeout })
        if (answer.status === 200 || answer.status === 202) return { outcome: 'sent' }
        return isGone(answer) ? { outcome: 'refused', reason: `HTTP ${answer.status}` } : retryAnswer(answer)
      }),
  }
}

/** A TextBlock would read Markdown in what a team is called. Runs of text know none. */
const paragraph = (text: string, style = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
})

const teamsMessage = ({ title, lines, action }: Brief) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [
          paragraph(title, { weight: 'Bolder', size: 'Large' }),
          ...lines.filter((line) => line.trim()).map((line) => paragraph(line)),
        ],
        actions: [{ type: 'Action.OpenUrl', title: action.label, url: action.url }],
      },
    },
  ],
})
