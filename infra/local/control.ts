/** What only the owner of this machine may do, over HTTP with the local administrator's token: drive rounds, make links. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { linkSecret, linkUrl } from '#shared/ballot/link.ts'
import type { Round } from '#shared/round/round.ts'
import type { PeopleHere } from './people.ts'
import type { RoundsHere } from './rounds-here.ts'

export interface ControlOptions {
  token: string
  app: string
  box: string
  /** Undefined where a mail server takes the messages. */
  mailbox: string | undefined
  version: string
  rounds: RoundsHere
  people: PeopleHere
  /** Where everything stands that a backup holds. */
  tables: { endpoint: string; tables: Record<string, string> }
  linkKey(): Promise<string | undefined>
  clock(event: object): Promise<unknown>
  tally(event: object): Promise<unknown>
  now(): Date
}

const refuse = (status: 400 | 401 | 404 | 409, detail: string) =>
  new HTTPException(status, { message: detail })

export function control(options: ControlOptions): Hono {
  const { rounds, people } = options
  const app = new Hono()
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500
    const detail = error instanceof HTTPException ? error.message : `It did not work: ${error.message}`
    return c.json({ type: 'about:blank', title: detail, status, detail }, status, {
      'content-type': 'application/problem+json',
    })
  })
  app.use(async (c, next) => {
    const given = createHash('sha256')
      .update(c.req.header('authorization') ?? '')
      .digest()
    const wanted = createHash('sha256').update(`Bearer ${options.token}`).digest()
    if (!timingSafeEqual(given, wanted)) throw refuse(401, 'This needs the local administrator’s token.')
    await next()
  })

  const inState = async (...states: Round['state'][]): Promise<Round | undefined> =>
    (await rounds.listRounds()).findLast(({ state }) => states.includes(state))

  app.get('/status', async (c) => {
    const round = (await inState('open', 'closed', 'published')) ?? null
    const members = await people.count()
    return c.json({
      version: options.version,
      pid: process.pid,
      app: options.app,
      box: options.box,
      mailbox: options.mailbox ?? null,
      organisation: members > 0 ? { members } : null,
      peakMemory: process.resourceUsage().maxRSS * 1024,
      round,
    })
  })
  app.get('/tables', (c) => c.json({ ...options.tables, now: options.now().toISOString() }))
  app.get('/rounds', async (c) => c.json({ rounds: await rounds.listRounds() }))
  app.get('/rounds/:id/published', async (c) => {
    const round = await rounds.getRound(c.req.param('id'))
    const published = round && (await rounds.getPublished(round))
    if (!published) throw refuse(404, `Nothing is published of a round ${c.req.param('id')}.`)
    return c.json(published)
  })

  app.post('/rounds/open', async (c) => {
    const busy = await inState('open')
    if (busy) throw refuse(409, `Round ${busy.id} is open. Close it first.`)
    const asked = (await c.req.json().catch(() => ({}))) as {
      opens?: string
      closes?: string
      grace?: number
    }
    if (asked.opens !== undefined && !(Date.parse(asked.opens) <= options.now().getTime()))
      throw refuse(400, `A round opens now or is said to have opened before, not at ${asked.opens}.`)
    if (asked.closes !== undefined && !(Date.parse(asked.closes) > options.now().getTime()))
      throw refuse(
        400,
        `A round closes at an instant to come, such as 2026-12-06T23:59+01:00, not ${asked.closes}.`,
      )
    const [round] = ((await options.clock({ ...asked, action: 'open' })) as { rounds: Round[] }).rounds
    if (round?.state !== 'open')
      throw refuse(409, 'No round was opened: fewer people than the quorum could answer.')
    return c.json({ round: round.id, manifest: round.manifest, state: round.state, closes: round.closes })
  })
  app.post('/rounds/close', async (c) => {
    const round = await inState('open')
    if (!round) throw refuse(409, 'No round is open.')
    await options.clock({ action: 'close', round: round.id })
    const closed = (await rounds.getRound(round.id))!
    return c.json({ round: closed.id, state: closed.state, closes: closed.closes, grace: closed.grace })
  })
  app.post('/rounds/cancel', async (c) => {
    const round = await inState('open', 'closed')
    if (!round) throw refuse(409, 'No round is open or waits for its tally.')
    await options.clock({ action: 'cancel', round: round.id })
    await options.tally({ round: round.id })
    const { id, state, shredded = false } = (await rounds.getRound(round.id))!
    return c.json({ round: id, state, shredded })
  })
  app.post('/rounds/publish', async (c) => {
    const round = await inState('closed')
    if (!round) throw refuse(409, 'No closed round waits for its tally.')
    const started = performance.now()
    await options.tally({ round: round.id, immediately: true })
    const now = (await rounds.getRound(round.id))!
    if (now.state === 'closed') {
      const until = new Date(Date.parse(round.closes) + round.grace * 1000).toISOString()
      throw refuse(409, `The box takes ballots of ${round.id} until ${until}. Publish after that.`)
    }
    return c.json({
      round: now.id,
      state: now.state,
      seconds: { tally: (performance.now() - started) / 1000 },
    })
  })

  app.post('/links', async (c) => {
    const { members } = (await c.req.json()) as { members: string[] }
    const round = await inState('open')
    if (!round?.manifest) throw refuse(409, 'No round is open, so there are no links.')
    const key = (await options.linkKey())!
    const links = await Promise.all(
      members.map(async (member) => {
        const person = await people.member(member)
        if (!person) throw refuse(404, `Nobody in the directory has the id ${member}.`)
        const secret = linkSecret(key, member, round.id)
        const manages = await people.manages(member)
        const link = { round: round.id, member, secret, manifest: round.manifest!, manages }
        return { member, url: linkUrl(options.app, link) }
      }),
    )
    return c.json({ links })
  })
  return app
}
