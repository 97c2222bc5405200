/** Messages in Slack and Teams, and text messages: payloads as the providers publish them, and nothing in a name that does anything. */
import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import type { Outgoing } from '../../functions/courier/channels/channel.ts'
import { slackPostMessage, slackWebhookPayload, teamsPayload } from './cards.fixture.ts'
import { address, type Edge, edges, number, outgoing, secretKey, token } from './channels.fixture.ts'
import { type Receiver, receiver } from './receiver.fixture.ts'
import { isSigned } from './signature-4.fixture.ts'

let server: Receiver | undefined
afterEach(() => server?.close())

type Answer = Parameters<typeof receiver>[0]
async function sent({ send }: Edge, answer: Answer, message: Outgoing = outgoing) {
  server = await receiver(answer)
  return send(Number(new URL(server.origin).port), message)
}

/** A team's name may be anything. */
const names = [
  'R&D <!channel> <https://evil.example|Répondre>',
  '*Nord* _Sud_ ~Est~ `Ouest` :tada: @here',
  '[Répondre](https://evil.example) **gras** # titre',
  '‏צוות‏ Équipe 🌱👩‍🔬 <b>&amp;</b>',
]
const naming = (name: string): Outgoing => ({
  ...outgoing,
  brief: { ...outgoing.brief, title: name, lines: [name, outgoing.brief.lines[0]!] },
})

const slackTakes: Answer = ({ path }) =>
  Response.json(path.endsWith('lookupByEmail') ? { ok: true, user: { id: 'U012AB3CD' } } : { ok: true })
const ok: Answer = () => new Response('ok')

describe('Slack’s bot', () => {
  it('looks a person up without an address in a URL, and writes to them', async () => {
    expect(await sent(edges.slackBot, slackTakes)).toEqual({ outcome: 'sent' })
    const [lookup, message] = server!.posts as [Receiver['posts'][number], Receiver['posts'][number]]
    expect(lookup.path).toBe('/api/users.lookupByEmail')
    expect(lookup.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/)
    expect([...new URLSearchParams(lookup.body)]).toEqual([['email', address]])
    expect(message.path).toBe('/api/chat.postMessage')
    expect(message.headers.get('content-type')).toMatch(/^application\/json/)
    for (const { headers } of server!.posts) expect(headers.get('authorization')).toBe(`Bearer ${token}`)
    const payload = v.parse(slackPostMessage, JSON.parse(message.body))
    expect(payload.channel).toBe('U012AB3CD')
    expect(payload.blocks).toMatchObject([
      { type: 'header', text: { text: outgoing.brief.title } },
      { type: 'section', text: { text: outgoing.brief.lines.join('\n') } },
      {
        type: 'actions',
        elements: [{ url: outgoing.brief.action.url, text: { text: outgoing.brief.action.label } }],
      },
    ])
  })

  it.each([
    ['users_not_found', 'refused', 'users_not_found'],
    ['user_disabled', 'refused', 'user_disabled'],
    ['invalid_auth', 'retry', 'invalid_auth'],
    ['missing_scope', 'retry', 'missing_scope'],
    [`no ${address}`, 'retry', 'unknown'],
    [token, 'retry', 'unknown'],
  ])('takes %s for: %s', async (error, outcome, reason) => {
    expect(await sent(edges.slackBot, () => Response.json({ ok: false, error }))).toEqual({ outcome, reason })
  })

  it('takes a second step that fails for what it is', async () => {
    const answer: Answer = (post) =>
      post.path.endsWith('lookupByEmail')
        ? (slackTakes(post) as Response)
        : new Response('', { status: 429, headers: { 'retry-after': '7' } })
    expect(await sent(edges.slackBot, answer)).toEqual({ outcome: 'retry', reason: 'HTTP 429', after: 7 })
  })

  it('writes to nobody whose account is closed', async () => {
    const answer: Answer = () => Response.json({ ok: true, user: { id: 'U012AB3CD', deleted: true } })
    expect(await sent(edges.slackBot, answer)).toEqual({ outcome: 'refused', reason: 'user_disabled' })
    expect(server!.posts).toHaveLength(1)
  })
})

describe.each([edges.slackBot, edges.slackWebhook])('$name', (edge) => {
  const schema = edge === edges.slackBot ? slackPostMessage : slackWebhookPayload
  const payload = () => v.parse(schema, JSON.parse(server!.posts.at(-1)!.body))
  const takes = edge === edges.slackBot ? slackTakes : ok

  it.each(names)('shows %s as it is, and does nothing with it', async (name) => {
    expect(await sent(edge, takes, naming(name))).toEqual({ outcome: 'sent' })
    const { text, blocks } = payload()
    expect(blocks[0]).toEqual({ type: 'header', text: { type: 'plain_text', text: name, emoji: false } })
    const read = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    expect(read.split('\n').slice(0, 2)).toEqual([name, name])
  })

  it('cuts what Slack would refuse as too long, between two characters', async () => {
    expect(await sent(edge, takes, naming('👩‍🔬'.repeat(1000)))).toEqual({ outcome: 'sent' })
    const [header] = payload().blocks
    expect(header).toMatchObject({ text: { text: expect.stringMatching(/^(👩‍🔬)+…$/u) } })
  })
})

describe('a webhook of many', () => {
  it('says nothing of a person', async () => {
    for (const edge of [edges.slackWebhook, edges.teams]) {
      expect(await sent(edge, ok)).toEqual({ outcome: 'sent' })
      expect(server!.posts[0]!.body).not.toMatch(new RegExp(`${address}|${outgoing.id}|stop`))
      await server!.close()
    }
  })

  it('takes a sign-in page that answers in Slack’s place for no answer', async () => {
    expect(await sent(edges.slackWebhook, () => new Response('<html>'))).toEqual({
      outcome: 'retry',
      reason: 'not an answer of Slack',
    })
  })

  it('reads no answer to its end', async () => {
    let parts = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        parts += 1
        controller.enqueue(new Uint8Array(16 * 1024))
      },
    })
    expect(await sent(edges.teams, () => new Response(endless))).toEqual({ outcome: 'sent' })
    expect(parts).toBeGreaterThan(3)
  })
})

describe('Teams', () => {
  it.each(names)('shows %s as it is, in an Adaptive Card without Markdown', async (name) => {
    expect(await sent(edges.teams, ok, naming(name))).toEqual({ outcome: 'sent' })
    const { content } = v.parse(teamsPayload, JSON.parse(server!.posts[0]!.body)).attachments[0]
    expect(content.body.map(({ inlines: [run] }) => run.text)).toEqual([name, name, outgoing.brief.lines[0]])
    expect(content.actions).toEqual([
      { type: 'Action.OpenUrl', title: outgoing.brief.action.label, url: outgoing.brief.action.url },
    ])
  })
})

describe('a text message', () => {
  const takes: Answer = () =>
    new Response('<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>')

  it('goes to one number, as a transactional one, signed', async () => {
    expect(await sent(edges.sms, takes)).toEqual({ outcome: 'sent' })
    const [post] = server!.posts as [Receiver['posts'][number]]
    expect(isSigned(post, secretKey)).toBe(true)
    const form = Object.fromEntries(new URLSearchParams(post.body))
    expect(form).toMatchObject({
      Action: 'Publish',
      PhoneNumber: number,
      Message: `Cinq questions, une minute\n${outgoing.brief.action.url}`,
    })
    expect(Object.entries(form).filter(([key]) => key.startsWith('MessageAttributes'))).toEqual([
      ['MessageAttributes.entry.1.Name', 'AWS.SNS.SMS.SMSType'],
      ['MessageAttributes.entry.1.Value.DataType', 'String'],
      ['MessageAttributes.entry.1.Value.StringValue', 'Transactional'],
      ['MessageAttributes.entry.2.Name', 'AWS.SNS.SMS.SenderID'],
      ['MessageAttributes.entry.2.Value.DataType', 'String'],
      ['MessageAttributes.entry.2.Value.StringValue', 'Quorum'],
    ])
  })
})
