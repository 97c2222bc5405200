/** Every channel before somebody who stands for its provider: takes messages, is busy, knows no such address, or hangs. */
import type { Outgoing, Sent } from '../../functions/courier/channels/channel.ts'
import { sesChannel } from '../../functions/courier/channels/ses.ts'
import { slackBotChannel } from '../../functions/courier/channels/slack-bot.ts'
import { slackWebhookChannel } from '../../functions/courier/channels/slack-webhook.ts'
import { smsChannel } from '../../functions/courier/channels/sms.ts'
import { smtpChannel } from '../../functions/courier/channels/smtp.ts'
import { teamsChannel } from '../../functions/courier/channels/teams.ts'
import { never, type Post, receiver } from './receiver.fixture.ts'
import { type Behaviour, mailbox } from './smtp.fixture.ts'

export type Mood = 'takes' | 'busy' | 'unknown' | 'hangs'

/** Somebody who stands for the provider, and listens on a port. */
export interface Provider {
  port: number
  /** What arrived, as text. */
  arrived(): string[]
  close(): Promise<void>
}

export interface Edge {
  name: string
  start(mood: Mood): Promise<Provider>
  /** @param port of whoever stands for the provider */
  send(port: number, outgoing: Outgoing, timeout?: number): Promise<Sent>
  /** Seconds that the provider asks for when it is busy, if it can. */
  after?: number
}

export const address = 'lea.martin@lumen.example'
export const number = '+33612345678'
export const token = 'xoxb-111-SECRETtoken'
export const secretKey = 'SECRETkey/example'
export const password = 'SECRETpassword'
const hook = '/services/T0/B0/SECRETpath'

export const aws = (port: number) => ({
  endpoint: `http://localhost:${port}`,
  region: 'eu-west-3',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secretKey },
})
const from = 'Quorum <quorum@lumen.example>'
const within = (timeout: number | undefined) => timeout !== undefined && { timeout }
const busy = (body: string, headers = {}) =>
  new Response(body, { status: 429, headers: { 'retry-after': '30', ...headers } })

function http(answers: Record<Exclude<Mood, 'hangs'>, (post: Post) => Response>): Edge['start'] {
  return async (mood) => {
    const { origin, posts, close } = await receiver(mood === 'hangs' ? never : answers[mood])
    return { port: Number(new URL(origin).port), arrived: () => posts.map(({ body }) => body), close }
  }
}

const moods: Record<Mood, Behaviour> = {
  takes: {},
  busy: { refuses: { '*': `451 4.7.1 Come back later, <${address}>` } },
  unknown: { refuses: { [address]: `550 5.1.1 No <${address}> here` } },
  hangs: { afterwards: 'hang' },
}
const smtp: Edge = {
  name: 'smtp',
  async start(mood) {
    const server = await mailbox({ user: 'quorum', password })
    server.does = moods[mood]
    return { port: server.port, arrived: () => server.taken.map(({ raw }) => raw), close: server.close }
  },
  send: (port, outgoing, timeout) =>
    smtpChannel({ url: `smtp://quorum:${password}@localhost:${port}`, from, ...within(timeout) }).send(
      outgoing,
    ),
}

const sesError = (type: string, message: string) => ({
  body: JSON.stringify({ message }),
  headers: { 'x-amzn-errortype': type },
})
const ses: Edge = {
  name: 'ses',
  start: http({
    takes: () => Response.json({ MessageId: 'm' }),
    busy: () => {
      const { body, headers } = sesError('TooManyRequestsException', `Too many to ${address}`)
      return busy(body, headers)
    },
    unknown: () => {
      const { body, headers } = sesError('MessageRejected', `${address} is on the suppression list`)
      return new Response(body, { status: 400, headers })
    },
  }),
  send: (port, outgoing, timeout) => sesChannel({ from, ...within(timeout) }, aws(port)).send(outgoing),
  after: 30,
}

const snsError = (code: string, message: string) =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
const sms: Edge = {
  name: 'sms',
  start: http({
    takes: () =>
      new Response(
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>',
      ),
    busy: () => busy(snsError('Throttled', `Rate exceeded for ${number}`)),
    unknown: () => new Response(snsError('OptedOut', `${number} opted out`), { status: 400 }),
  }),
  send: (port, outgoing, timeout) =>
    smsChannel({ sender: 'Quorum', ...within(timeout) }, aws(port)).send({ ...outgoing, to: number }),
  after: 30,
}

const slackBot: Edge = {
  name: 'slack bot',
  start: http({
    takes: ({ path, headers }) => {
      if (headers.get('authorization') !== `Bearer ${token}`)
        return Response.json({ ok: false, error: 'invalid_auth' })
      return path.endsWith('lookupByEmail')
        ? Response.json({ ok: true, user: { id: 'U012AB3CD', profile: { email: address } } })
        : Response.json({ ok: true, channel: 'D0', ts: '1.2' })
    },
    busy: () => busy(JSON.stringify({ ok: false, error: 'ratelimited' })),
    unknown: () => Response.json({ ok: false, error: 'users_not_found' }),
  }),
  send: (port, outgoing, timeout) =>
    slackBotChannel({ token, api: `http://localhost:${port}/api`, ...within(timeout) }).send(outgoing),
  after: 30,
}

const slackWebhook: Edge = {
  name: 'slack webhook',
  start: http({
    takes: () => new Response('ok'),
    busy: () => busy('rate_limited'),
    unknown: () => new Response('channel_is_archived', { status: 410 }),
  }),
  send: (port, { id, brief }, timeout) =>
    slackWebhookChannel({ url: `http://localhost:${port}${hook}`, ...within(timeout) }).post(id, brief),
  after: 30,
}

const teams: Edge = {
  name: 'teams',
  start: http({
    takes: () => new Response(null, { status: 202 }),
    busy: () => busy(''),
    unknown: () => Response.json({ error: { code: 'WorkflowNotFound' } }, { status: 404 }),
  }),
  send: (port, { id, brief }, timeout) =>
    teamsChannel({ url: `http://localhost:${port}${hook}?sig=SECRETsig`, ...within(timeout) }).post(
      id,
      brief,
    ),
  after: 30,
}

export const edges = { smtp, ses, sms, slackBot, slackWebhook, teams }

export const outgoing: Outgoing = {
  id: 'invitation:2026-W48:m-17',
  member: 'm-17',
  to: address,
  letter: {
    subject: 'Votre avis de la semaine : cinq questions, une minute',
    text: 'Bonjour Léa,\n\nCinq questions vous attendent.\nhttps://quorum.lumen.example/answer/#r/m/s/h\n',
    html: '<p>Bonjour Léa,</p><p>Cinq questions vous attendent.</p>',
  },
  brief: {
    title: 'Cinq questions, une minute',
    lines: ['Elles restent ouvertes jusqu’à dimanche 23:59.', 'Personne ne voit ce que vous répondez.'],
    action: { label: 'Répondre', url: 'https://quorum.lumen.example/answer/#r/m/s/h' },
  },
  stop: 'https://quorum.lumen.example/api/contact/stop?t=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_',
}
