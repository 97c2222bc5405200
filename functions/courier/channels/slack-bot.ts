/** A direct message in Slack, from a bot that knows people by their e-mail address (users:read.email, chat:write). */
import * as v from 'valibot'
import type { PersonalChannel, Sent } from './channel.ts'
import { codeWord, orRetry, retry } from './failure.ts'
import { type Posting, post, retryAnswer } from './post.ts'
import { slackMessage } from './slack-message.ts'

export interface SlackBotSettings {
  token: string
  /** Milliseconds for one call; there are two. */
  timeout?: number
  api?: string
}

const answered = v.union([
  v.object({
    ok: v.literal(true),
    user: v.optional(v.object({ id: v.string(), deleted: v.optional(v.boolean()) })),
  }),
  v.object({ ok: v.literal(false), error: v.string() }),
])

/** What Slack says of this person; anything else it says of the bot or of itself. */
const nobody = new Set(['users_not_found', 'user_not_found', 'user_disabled', 'cannot_dm_bot'])

export function slackBotChannel({
  token,
  timeout,
  api = 'https://slack.com/api',
}: SlackBotSettings): PersonalChannel {
  const headers = { authorization: `Bearer ${token}` }

  /** Slack's answer where it is yes, else what that means for the message. */
  async function call(method: string, body: Posting['body']) {
    const answer = await post({ url: `${api}/${method}`, headers, body, timeout })
    if (answer.status !== 200) return { not: retryAnswer(answer) }
    const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), answered), answer.text)
    if (!success) return { not: retry('not an answer of Slack') }
    return output.ok ? { user: output.user } : { not: refusal(output.error) }
  }

  return {
    send: ({ to, brief }) =>
      orRetry(async () => {
        // A form, and not the query of an address, which is what proxies log.
        const found = await call('users.lookupByEmail', new URLSearchParams({ email: to }))
        if (found.not) return found.not
        if (!found.user) return retry('not an answer of Slack')
        if (found.user.deleted) return { outcome: 'refused', reason: 'user_disabled' }
        const sent = await call('chat.postMessage', { channel: found.user.id, ...slackMessage(brief) })
        return sent.not ?? { outcome: 'sent' }
      }),
  }
}

function refusal(error: string): Sent {
  const reason = codeWord(error) ?? 'unknown'
  return nobody.has(reason) ? { outcome: 'refused', reason } : retry(reason)
}
