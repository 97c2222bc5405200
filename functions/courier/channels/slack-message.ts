/** A brief as a message of Slack: Block Kit for eyes, one text for notifications and screen readers. */
import type { Brief } from '#shared/messages/messages.ts'
import { cut } from './cut.ts'

/** Slack refuses a message with a block that is longer. */
const limits = { header: 150, section: 3000, button: 75 }

/** Plain text is shown as it is: no markup, no mention, no :emoji: made of what a team is called. */
const plain = (text: string, most: number) => ({ type: 'plain_text', text: cut(text, most), emoji: false })

/** The three characters that Slack reads as control characters, of a link or a mention. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export function slackMessage({ title, lines, action }: Brief) {
  const text = lines.join('\n')
  return {
    // Screen readers read this instead of the blocks.
    text: escaped([title, ...lines, `${action.label} ${action.url}`].join('\n')),
    mrkdwn: false,
    blocks: [
      { type: 'header', text: plain(title, limits.header) },
      ...(text.trim() ? [{ type: 'section', text: plain(text, limits.section) }] : []),
      {
        type: 'actions',
        elements: [{ type: 'button', text: plain(action.label, limits.button), url: action.url }],
      },
    ],
    // Slack is not to open a personal link.
    unfurl_links: false,
    unfurl_media: false,
  }
}
