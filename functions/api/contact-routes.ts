/**
 * GET /api/me/contact — how Quorum may write to this person · POST — in which language, by what, whether at all ·
 * POST …/silence — not about a round.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import {
  budgetOf,
  type ContactView,
  type PersonalChannelName,
  personalChannels,
} from '#shared/contact/contact.ts'
import type { Round } from '#shared/round/round.ts'
import { getChannelSettings } from '../platform/channel-settings.ts'
import { getContact } from '../platform/contact.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { choose, setSilent } from './contact-store.ts'
import type { Called, Describe } from './guard.ts'
import type { PublishedReader } from './published.ts'
import type { Reader } from './reader.ts'

const bodyLimit = 1024
const choices = v.object({
  language: v.optional(v.picklist(['fr', 'en'])),
  channel: v.optional(v.picklist(personalChannels)),
  stopped: v.optional(v.boolean()),
})
const silence = v.object({ round: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), silent: v.boolean() })

export function contactRoutes(
  runtime: Runtime,
  operation: Describe,
  { results, round }: PublishedReader,
): Hono<Called> {
  const app = new Hono<Called>()
  const budget = budgetOf(runtime.environment.MESSAGES_PER_WEEK)
  const table = () => runtime.table('directory')

  app.get('/me/contact', operation('getContact'), async (c) => c.json(await viewOf(c.get('caller').reader)))
  app.post('/me/contact', operation('setContact'), jsonBody(choices, bodyLimit), async (c) => {
    const { reader } = c.get('caller')
    const chosen = c.req.valid('json')
    const { language = reader.member.language, channel } = chosen
    if (channel && !(await channelsOf(reader.member)).includes(channel)) throw problem('channel-not-here')
    await choose(table(), reader.member.id, chosen)
    return c.json(await viewOf({ ...reader, member: { ...reader.member, language } }))
  })
  app.all('/me/contact', methodNotAllowed('GET', 'POST'))

  app.post('/me/contact/silence', operation('silenceRound'), jsonBody(silence, bodyLimit), async (c) => {
    const { reader } = c.get('caller')
    const { round: id, silent } = c.req.valid('json')
    // An old message that was passed on must not silence the weeks to come.
    if (reader.link !== undefined && reader.link !== id) throw problem('link-invalid')
    await setSilent(table(), reader.member.id, (await round(id)).id, silent)
    return c.json(await viewOf(reader))
  })
  app.all('/me/contact/silence', methodNotAllowed('POST'))
  return app

  async function channelsOf({ phone }: Reader['member']): Promise<PersonalChannelName[]> {
    const { secrets, sms } = await getChannelSettings(runtime.table('commons'))
    return [
      'email',
      ...(secrets['slack-bot'] ? (['slack'] as const) : []),
      ...(sms && phone ? (['sms'] as const) : []),
    ]
  }

  async function viewOf({ member, link }: Reader): Promise<ContactView> {
    const [{ silent, stopped = false, channel }, rounds, channels] = await Promise.all([
      getContact(table(), member.id),
      results.listRounds(),
      channelsOf(member),
    ])
    return {
      budget,
      channels,
      channel: channel && channels.includes(channel) ? channel : 'email',
      stopped,
      language: member.language,
      rounds: rounds
        .filter((one) => writtenAbout(one) && (link === undefined || link === one.id))
        .map(({ id, closes }) => ({ id, closes, silent: silent.has(id) })),
    }
  }
}

/** From its opening to its publication, the last thing to tell of it. */
const writtenAbout = ({ state }: Round): boolean => state === 'open' || state === 'closed'
