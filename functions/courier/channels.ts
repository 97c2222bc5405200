/** Which channels this installation has: e-mail always, by SMTP where the key store has a server for it, others as settings say. */
import type { SecretChannel } from '#shared/messages/settings-view.ts'
import type { Language } from '#shared/org/organisation.ts'
import { type ChannelSettings, channelKey, getChannelSettings } from '../platform/channel-settings.ts'
import type { Contact } from '../platform/contact.ts'
import type { MemberItem } from '../platform/member.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { BroadcastChannel, PersonalChannel } from './channels/channel.ts'
import { sesChannel } from './channels/ses.ts'
import { slackBotChannel } from './channels/slack-bot.ts'
import { slackWebhookChannel } from './channels/slack-webhook.ts'
import { smsChannel } from './channels/sms.ts'
import { smtpChannel } from './channels/smtp.ts'
import { teamsChannel } from './channels/teams.ts'

export interface Channels {
  /** The one that the person chose, where it still stands; else e-mail. */
  personal(member: MemberItem, contact: Contact): Promise<{ channel: PersonalChannel; to: string }>
  broadcast(channel: 'slack' | 'teams'): Promise<BroadcastChannel | undefined>
  /** Of what many read. */
  language(): Promise<Language>
  /** Reads settings anew before whatever comes next. */
  refresh(): void
}

/** Milliseconds for which settings and secrets are taken as they were read. */
const remembered = 60_000

export function channelsOf(runtime: Runtime): Channels {
  const {
    MAIL_FROM: from = '',
    SLACK_API: slackApi = 'https://slack.com/api',
    SES_SET: set,
  } = runtime.environment
  const made = new Map<string, PersonalChannel | BroadcastChannel>()
  let known: { at: number; settings: ChannelSettings; smtp: string | undefined } | undefined

  async function now() {
    const at = runtime.now().getTime()
    if (!known || at - known.at >= remembered || at < known.at) {
      const [settings, smtp] = await Promise.all([
        getChannelSettings(runtime.table('commons')),
        runtime.keys.get('/channel/smtp'),
      ])
      known = { at, settings, smtp }
    }
    return known
  }

  /** Kept while its secret is the same: a mail server's connection is worth keeping. */
  async function once<T extends PersonalChannel | BroadcastChannel>(
    name: string,
    make: () => T | Promise<T>,
  ): Promise<T> {
    const channel = (made.get(name) as T | undefined) ?? (await make())
    made.set(name, channel)
    return channel
  }

  async function withSecret<T extends PersonalChannel | BroadcastChannel>(
    name: SecretChannel,
    make: (secret: string) => T,
  ): Promise<T | undefined> {
    const version = (await now()).settings.secrets[name]
    if (!version) return undefined
    const path = channelKey(name, version)
    return once(path, async () => {
      const secret = await runtime.keys.get(path)
      if (!secret) throw new Error(`the secret of ${name} is missing`)
      return make(secret)
    })
  }

  async function email(): Promise<PersonalChannel> {
    const { smtp } = await now()
    if (smtp) return once(`smtp ${smtp}`, () => smtpChannel({ url: smtp, from }))
    return once('ses', () => sesChannel({ from, ...(set ? { configurationSet: set } : {}) }))
  }

  return {
    async personal(member, contact) {
      if (contact.channel === 'slack') {
        const channel = await withSecret('slack-bot', (token) => slackBotChannel({ token, api: slackApi }))
        if (channel) return { channel, to: member.email }
      }
      if (contact.channel === 'sms' && member.phone && (await now()).settings.sms)
        return { channel: await once('sms', () => smsChannel({})), to: member.phone }
      return { channel: await email(), to: member.email }
    },
    broadcast: (channel) =>
      channel === 'slack'
        ? withSecret('slack-webhook', (url) => slackWebhookChannel({ url }))
        : withSecret('teams', (url) => teamsChannel({ url })),
    language: async () => (await now()).settings.language,
    refresh() {
      known = undefined
    },
  }
}
