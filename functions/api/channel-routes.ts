/**
 * By what Quorum writes, for administrators: GET /api/channels · POST /api/channels/sms, /language — switches · POST
 * /api/channels/:channel — its secret, or none · POST …/:channel/trial. A secret goes in and never comes out.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Job } from '#shared/messages/job.ts'
import {
  type ChannelsView,
  type SecretChannel,
  secretChannels,
  triableChannels,
} from '#shared/messages/settings-view.ts'
import { webhookUrl } from '#shared/messages/webhook-address.ts'
import { auditStore } from '../platform/audit-store.ts'
import {
  type ChannelSettings,
  changeChannelSettings,
  channelKey,
  getChannelSettings,
} from '../platform/channel-settings.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import { startTrial } from './start-trial.ts'
import { keepToVersion, tagOfContent } from './versions.ts'

const bodyLimit = 4096
const secretBody = v.object({ secret: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000))) })
const smsBody = v.object({ on: v.boolean() })
const languageBody = v.object({ language: v.picklist(['fr', 'en']) })

export function channelRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const table = () => runtime.table('commons')

  app.get('/channels', operation('getChannels'), async (c) => {
    return tell(c, await getChannelSettings(table()))
  })
  app.all('/channels', methodNotAllowed('GET'))

  app.post('/channels/sms', operation('switchTextMessages'), jsonBody(smsBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const { on } = c.req.valid('json')
    await audit.changes(by, 'channels.sms', on ? 'on' : 'off')
    return tell(c, (await change(c, (now) => ({ ...now, sms: on }))).after)
  })
  app.all('/channels/sms', methodNotAllowed('POST'))

  app.post(
    '/channels/language',
    operation('setChatLanguage'),
    jsonBody(languageBody, bodyLimit),
    async (c) => {
      const by = c.get('caller').actor
      const { language } = c.req.valid('json')
      await audit.changes(by, 'channels.language', language)
      return tell(c, (await change(c, (now) => ({ ...now, language }))).after)
    },
  )
  app.all('/channels/language', methodNotAllowed('POST'))

  app.post(
    '/channels/:channel',
    operation('setChannelSecret'),
    jsonBody(secretBody, bodyLimit),
    async (c) => {
      const by = c.get('caller').actor
      const channel = oneOf(secretChannels, c)
      const { secret } = c.req.valid('json')
      const next = secret === null ? null : checked(channel, secret)
      await audit.changes(by, next === null ? 'channels.off' : 'channels.secret', channel)
      return tell(c, await replace(c, channel, next))
    },
  )
  app.all('/channels/:channel', methodNotAllowed('POST'))

  app.post('/channels/:channel/trial', operation('tryChannel'), async (c) => {
    const { member } = c.get('caller').reader
    const channel = oneOf(triableChannels, c)
    const { secrets, sms } = await getChannelSettings(table())
    const here = channel === 'sms' ? sms && member.phone : secrets[channel]
    if (!here) throw problem('channel-not-here')
    return c.json(await startTrial(runtime, jobOf), 202)

    function jobOf(id: string): Job {
      if (channel === 'slack-webhook') return { job: 'trial-post', id, channel: 'slack' }
      if (channel === 'teams') return { job: 'trial-post', id, channel }
      const { language } = member
      const by = channel === 'sms' ? 'sms' : 'slack'
      return { job: 'trial', id, kind: 'invitation', member: member.id, language, channel: by }
    }
  })
  app.all('/channels/:channel/trial', methodNotAllowed('POST'))
  return app

  function tell(c: Context, settings: ChannelSettings) {
    const view = viewOf(settings)
    return c.json(view, 200, { etag: tagOfContent(view) })
  }

  /** @throws Problem changed-meanwhile */
  function change(c: Context, make: (now: ChannelSettings) => ChannelSettings) {
    return changeChannelSettings(table(), (now) => {
      const after = make(now)
      keepToVersion(c, viewOf(now), viewOf(after))
      return after
    })
  }

  /** First the new secret, then the record that names it, then the old one goes: none is ever named and missing. */
  async function replace(
    c: Context,
    channel: SecretChannel,
    secret: string | null,
  ): Promise<ChannelSettings> {
    const version = secret === null ? null : Buffer.from(runtime.random(8)).toString('hex')
    if (secret !== null && !(await runtime.keys.put(channelKey(channel, version!), secret)))
      throw new Error('a key was there already')
    const { before, after } = await change(c, (now) => {
      const { [channel]: _, ...others } = now.secrets
      return { ...now, secrets: version ? { ...others, [channel]: version } : others }
    })
    const old = before.secrets[channel]
    if (old) await runtime.keys.delete([channelKey(channel, old)])
    return after
  }

  /** @throws Problem webhook-address-refused, slack-token-refused */
  function checked(channel: SecretChannel, secret: string): string {
    if (channel === 'slack-bot') {
      if (!/^xox[\w.-]{8,500}$/.test(secret)) throw problem('slack-token-refused')
      return secret
    }
    const url = webhookUrl(secret, runtime.environment.APP_ORIGIN ?? '')
    if (url === null) throw problem('webhook-address-refused')
    return url
  }

  function viewOf({ secrets, sms, language }: ChannelSettings): ChannelsView {
    const on = Object.fromEntries(secretChannels.map((channel) => [channel, channel in secrets]))
    return {
      email: { from: runtime.environment.MAIL_FROM ?? '' },
      secrets: on as ChannelsView['secrets'],
      sms,
      language,
    }
  }
}

/** @throws Problem not-found */
function oneOf<T extends string>(channels: readonly T[], c: Context): T {
  const channel = channels.find((one) => one === c.req.param('channel'))
  if (!channel) throw problem('not-found')
  return channel
}
