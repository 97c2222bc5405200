/** What the local mailbox takes by SMTP, how much it keeps, and what its page shows of it. */
import { request } from 'node:http'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, expect, it } from 'vitest'
import { listen } from './http.ts'
import { type Mailbox, mailServerOf, startMailbox } from './mailbox.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function opened<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting
  open.push(server)
  return server
}

const now = () => new Date('2026-11-26T09:00:00Z')
const letter: SendMailOptions = {
  from: 'Quorum <quorum@lumen.example>',
  to: 'lea.martin@lumen.example',
  subject: 'Léa, l’enquête de la semaine est ouverte — à vous !',
  text: 'Répondez avant dimanche.',
  html: '<!doctype html><html lang="fr"><body><p>Répondez avant <b>dimanche</b>.</p></body></html>',
}

/** Several at a time over one connection. */
async function send({ smtp }: Mailbox, ...messages: SendMailOptions[]): Promise<void> {
  const transport = createTransport({ pool: true, maxConnections: 1, url: smtp, ignoreTLS: true })
  try {
    for (const message of messages) await transport.sendMail({ ...letter, ...message })
  } finally {
    transport.close()
  }
}

const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers, redirect: 'manual' })
const read = async (url: string) => (await get(url)).text()
const idsOf = (page: string) => [...page.matchAll(/href="\/en\/messages\/(\d+)"/g)].map(([, id]) => id)

it('is styled by tokens that it has', async () => {
  const { origin } = await opened(startMailbox(0, now))
  const styles = await read(`${origin}/mailbox.css`)
  const used = new Set([...styles.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!))
  expect(used.size).toBeGreaterThan(10)
  for (const name of used) expect(styles).toContain(`${name}:`)
})

it('shows an e-mail in its accents: subject, person, HTML, text and headers', async () => {
  const mailbox = await opened(startMailbox(0, now))
  await send(mailbox, {})
  const list = await read(`${mailbox.origin}/fr/`)
  for (const text of [
    letter.subject!,
    'lea.martin@lumen.example',
    '1 message',
    'datetime="2026-11-26T09:00:00.000Z"',
  ])
    expect(list).toContain(text)
  const message = await read(`${mailbox.origin}/fr/messages/1`)
  expect(message).toContain(`<h1>${letter.subject}</h1>`)
  expect(message).toContain('Quorum &lt;quorum@lumen.example&gt;')
  expect(await read(`${mailbox.origin}/letters/1`)).toContain('Répondez avant <b>dimanche</b>')
  expect(await read(`${mailbox.origin}/fr/messages/1/text`)).toContain('Répondez avant dimanche.')
  expect(await read(`${mailbox.origin}/fr/messages/1/headers`)).toMatch(
    /<dt>Message-ID<\/dt><dd>&lt;\S+&gt;<\/dd>/i,
  )
})

it('shows the newest first, and finds a person whatever the case and accents', async () => {
  const mailbox = await opened(startMailbox(0, now))
  await send(
    mailbox,
    {},
    { to: 'tom.hill@lumen.example' },
    { to: ['lea.martin@lumen.example', 'zoe@lumen.example'] },
  )
  expect(idsOf(await read(`${mailbox.origin}/en/`))).toEqual(['4', '3', '2', '1'])
  expect(idsOf(await read(`${mailbox.origin}/en/?person=${encodeURIComponent(' LÉA.')}`))).toEqual(['3', '1'])
  const nobody = await read(`${mailbox.origin}/en/?person=${encodeURIComponent('"><script>')}`)
  expect(idsOf(nobody)).toEqual([])
  expect(nobody).toContain('value="&quot;&gt;&lt;script&gt;"')
})

it('knows a repetition by its Message-ID, for each person', async () => {
  const mailbox = await opened(startMailbox(0, now))
  const messageId = '<same@lumen.example>'
  await send(mailbox, { messageId }, { messageId }, { messageId, to: 'tom.hill@lumen.example' }, {})
  expect(idsOf(await read(`${mailbox.origin}/en/`))).toEqual(['3', '2', '1'])
  expect(await read(`${mailbox.origin}/en/messages/1`)).toContain('2 times, shown once')
  expect(await read(`${mailbox.origin}/en/messages/2`)).not.toContain('shown once')
})

it('keeps 500 messages: the 501st makes the oldest go', { timeout: 60_000 }, async () => {
  const mailbox = await opened(startMailbox(0, now))
  await send(mailbox, ...Array.from({ length: 501 }, (_, i) => ({ subject: `Number ${i + 1}` })))
  const ids = idsOf(await read(`${mailbox.origin}/en/`))
  expect(ids).toHaveLength(500)
  expect([ids[0], ids.at(-1)]).toEqual(['501', '2'])
  expect((await get(`${mailbox.origin}/en/messages/1`)).status).toBe(404)
  expect((await get(`${mailbox.origin}/letters/1`)).status).toBe(404)
})

it('keeps no more bytes than it may, and takes no message that is out of all proportion', async () => {
  const mailbox = await opened(startMailbox(0, now, { messages: 500, bytes: 30_000 }))
  const text = 'a line of text\n'.repeat(700)
  await send(mailbox, { text }, { text }, { text })
  expect(idsOf(await read(`${mailbox.origin}/en/`))).toEqual(['3', '2'])
  await expect(send(mailbox, { text: text.repeat(500) })).rejects.toMatchObject({ responseCode: 552 })
  expect(idsOf(await read(`${mailbox.origin}/en/`))).toEqual(['3', '2'])
})

it('lets no message run, send or fetch anything, nor write into the page around it', async () => {
  const mailbox = await opened(startMailbox(0, now))
  const html = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  await send(mailbox, { subject: html, text: `</pre>${html}`, html, headers: { 'X-Hostile': html } })
  for (const path of ['', 'messages/1', 'messages/1/text', 'messages/1/headers']) {
    const page = await get(`${mailbox.origin}/en/${path}`)
    expect(await page.text(), path).not.toMatch(/<script>|<img/)
    expect(page.headers.get('content-security-policy'), path).toContain(
      "script-src 'self'; style-src 'self';",
    )
  }
  const policy = (await get(`${mailbox.origin}/letters/1`)).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/script|allow-forms|connect/)
})

it('speaks the first language of the browser that it knows', async () => {
  const { origin } = await opened(startMailbox(0, now))
  for (const [accepted, language] of [
    ['fr-CA,fr;q=0.9,en;q=0.5', 'fr'],
    ['de,en-GB;q=0.7,fr;q=0.8', 'fr'],
    ['de', 'en'],
  ] as const) {
    const { headers } = await get(`${origin}/`, { 'accept-language': accepted })
    expect(headers.get('location')).toBe(`/${language}/`)
  }
  expect(await read(`${origin}/fr/`)).toContain('<html lang="fr">')
})

it('gives the list again only when it changed', async () => {
  const mailbox = await opened(startMailbox(0, now))
  await send(mailbox, {})
  const first = await get(`${mailbox.origin}/en/list`)
  const known = { 'if-none-match': first.headers.get('etag')! }
  expect((await get(`${mailbox.origin}/en/list`, known)).status).toBe(304)
  await send(mailbox, {})
  const second = await get(`${mailbox.origin}/en/list`, known)
  expect(second.status).toBe(200)
  expect(idsOf(await second.text())).toEqual(['2', '1'])
})

it('stops messages as RFC 8058 has it, and says what was answered', async () => {
  const asked: string[] = []
  let status = 503
  const sender = await opened(
    listen(
      async (request) => {
        const { pathname, search } = new URL(request.url)
        const type = request.headers.get('content-type')?.split(';')[0]
        asked.push(
          `${request.method} ${pathname}${search} ${type} ${await request.text()} ${request.headers.has('cookie')}`,
        )
        return new Response(null, { status, headers: status === 303 ? { location: '/elsewhere' } : {} })
      },
      0,
      'a test',
    ),
  )
  const mailbox = await opened(startMailbox(0, now))
  const stop = `<mailto:stop@lumen.example>, <http://localhost:${sender.port}/api/stop?member=R1&secret=abc>`
  const oneClick = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  await send(
    mailbox,
    { headers: { 'List-Unsubscribe': { prepared: true, value: stop }, ...oneClick } },
    { headers: { 'List-Unsubscribe': { prepared: true, value: stop } } },
    { headers: { 'List-Unsubscribe': '<javascript:alert(1)>', ...oneClick } },
  )
  for (const id of [2, 3])
    expect(await read(`${mailbox.origin}/en/messages/${id}`)).not.toContain('Unsubscribe with one click')
  const page = `${mailbox.origin}/en/messages/1`
  expect(await read(page)).toContain('Unsubscribe with one click')
  const press = (origin: string) =>
    fetch(`${page}/stop`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie: 'a=b', 'content-type': 'application/x-www-form-urlencoded' },
    })

  expect((await press('http://localhost:1')).status).toBe(403)
  expect(asked).toEqual([])
  for (const [answer, told] of [
    [503, 'Unsubscribing was refused (answer 503)'],
    [303, 'Unsubscribing was refused (answer 303)'],
    [204, 'this person gets no more messages'],
  ] as const) {
    status = answer
    expect((await press(mailbox.origin)).headers.get('location')).toBe('/en/messages/1')
    expect(await read(page)).toContain(told)
  }
  const request =
    'POST /api/stop?member=R1&secret=abc application/x-www-form-urlencoded List-Unsubscribe=One-Click false'
  expect(asked).toEqual([request, request, request])
  expect(await read(page)).not.toContain('Unsubscribe with one click')
})

it('answers under no other name than this machine’s', async () => {
  const { origin } = await opened(startMailbox(0, now))
  const status = await new Promise((resolve) =>
    request(`${origin}/en/`, { headers: { host: 'elsewhere.example' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).end(),
  )
  expect(status).toBe(421)
})

it('gives way to a mail server that SMTP_URL names, and repeats no password of it', () => {
  expect(mailServerOf(undefined)).toBeUndefined()
  expect(mailServerOf('')).toBeUndefined()
  expect(mailServerOf('smtps://me:secret@mail.example:465')).toBe('smtps://me:secret@mail.example:465')
  for (const wrong of ['mail.example', 'https://me:secret@mail.example', 'smtp://'])
    expect(() => mailServerOf(wrong)).toThrow(
      /^SMTP_URL is not the address of a mail server\. Write it as smtp:\/\/user:password@host:port/,
    )
})
