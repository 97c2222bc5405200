/** The box takes one ballot for one credential, says plainly why it refuses another, and stores nothing of what it refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastRequest } from '#shared/ballot/client.ts'
import { placeOf } from '#shared/ballot/credential.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import { boxStops, expiryOf, type Round } from '#shared/round/round.ts'
import { askBox, boxOrigin, type Drawn, draw } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { refusal } from './problem.fixture.ts'
import { appOrigin, startWeek, type Week } from './week.fixture.ts'

let week: Week
let round: Round
let manifest: Manifest
let drawn: Drawn
const drawAs = (member: string) => draw(week, round, manifest, member)
const cast = (body: unknown, headers?: Record<string, string>) => askBox(week, round.id, body, headers)

beforeAll(async () => {
  week = await startWeek()
  await week.people(smallOrganisation())
  round = await week.open()
  manifest = (await week.rounds.getManifest(round))!
  drawn = await drawAs('m1r1')
})
afterAll(() => week?.close())

describe('a ballot with a good credential', () => {
  it('is stored once: 201, the same bytes again 200, other bytes 409, and the first stands', async () => {
    const member = await drawAs('m2r1')
    const ballot = await member.cast(4)
    expect((await cast(ballot)).status).toBe(201)
    const stored = await week.items('ballots')
    const again = await cast(ballot)
    expect([again.status, await again.json()]).toEqual([200, { stored: true }])
    const other = await member.cast(1)
    await refusal((headers) => cast(other, headers), 409, 'ballot-exists')
    expect(await week.items('ballots')).toEqual(stored)
  })

  it('of several at once with one credential, exactly one is stored', async () => {
    const member = await drawAs('m2r2')
    const ballots = await Promise.all(([1, 2, 3, 4] as const).map((answer) => member.cast(answer)))
    const statuses = (await Promise.all(ballots.map((ballot) => cast(ballot)))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 409, 409, 409])
  })

  it('is kept as kind, cell and sealed bytes under the hash of its nonce, with the round’s one expiry', async () => {
    const member = await drawAs('m2r3')
    const ballot = await member.cast(2)
    await cast(ballot)
    const item = (await week.items('ballots')).find(({ sk }) => sk === placeOf(ballot.nonce))!
    expect(Object.keys(item).sort()).toEqual(['cell', 'expires', 'kind', 'pk', 'sealed', 'sk'])
    expect(item).toMatchObject({ cell: ballot.cell, kind: 'ballot', expires: expiryOf(round) })
    expect(item.pk).toMatch(new RegExp(`^${round.id}#\\d+$`))
  })

  it('and a comment each have their own credential', async () => {
    const member = await drawAs('m2r4')
    expect((await cast(await member.cast())).status).toBe(201)
    expect((await cast(await member.comment('Merci.'))).status).toBe(201)
  })
})

describe('the origin', () => {
  it('answers the app’s pages and no others, allows no credentials and sets no cookie', async () => {
    const preflight = (origin: string) =>
      week.box(
        new Request(`${boxOrigin}/rounds/${round.id}/ballots`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        }),
      )
    const allowed = await preflight(appOrigin)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(appOrigin)
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    // Another page is told the app's name, which is not its own.
    const refused = await preflight('http://elsewhere.test')
    expect(refused.headers.get('access-control-allow-origin')).toBe(appOrigin)
    const response = await cast(await drawn.cast(), { origin: 'http://elsewhere.test' })
    expect(response.headers.get('access-control-allow-origin')).toBe(appOrigin)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('gives the manifest as the same bytes to everybody, for ever', async () => {
    const ask = () => week.box(new Request(`${boxOrigin}/rounds/${round.id}/manifest.json`))
    const [one, two] = await Promise.all([ask(), ask()])
    expect(one.headers.get('cache-control')).toContain('immutable')
    expect(one.headers.get('set-cookie')).toBeNull()
    const bytes = Buffer.from(await one.arrayBuffer())
    expect(bytes.equals(Buffer.from(await two.arrayBuffer()))).toBe(true)
    expect(JSON.parse(bytes.toString())).toEqual(manifest)
    // Also to whoever asks first without an origin: the edge keeps that answer for every page.
    expect((await ask()).headers.get('access-control-allow-origin')).toBe(appOrigin)
  })

  it('has no receipts before the tally, and no other address', async () => {
    const get = (path: string) => (headers: Record<string, string>) =>
      week.box(new Request(boxOrigin + path, { headers }))
    await refusal(get(`/rounds/${round.id}/receipts.json`), 404, 'results-not-published')
    await refusal(get('/rounds/2026-W01-0000/manifest.json'), 404, 'round-not-found')
    await refusal(get(`/rounds/${round.id}/ballots`), 405, 'method-not-allowed')
    await refusal(get('/'), 404, 'not-found')
  })
})

describe('nothing is stored', () => {
  let ballot: CastRequest
  beforeAll(async () => {
    ballot = await (await drawAs('m3r1')).cast()
  })
  async function refused(body: unknown, status: number, code: string, of = round.id) {
    const before = await week.items('ballots')
    const body_ = await refusal((headers) => askBox(week, of, body, headers), status, code)
    expect(await week.items('ballots')).toEqual(before)
    return body_
  }

  it('of a forged output, or one made for another cell or kind', async () => {
    await refused({ ...ballot, output: Buffer.alloc(32, 7).toString('base64url') }, 403, 'credential-invalid')
    const elsewhere = manifest.cells.find(({ id }) => id !== ballot.cell)!.id
    await refused({ ...ballot, cell: elsewhere }, 403, 'credential-invalid')
    const comment = await drawn.comment()
    await refused({ ...comment, output: drawn.credentials.outputs.ballot }, 403, 'credential-invalid')
    await refused({ ...ballot, nonce: comment.nonce }, 403, 'credential-invalid')
  })

  it('for a cell that the round does not have', () =>
    refused({ ...ballot, cell: 'c99' }, 422, 'cell-unknown'))

  it('of a week credential, which is for later', () =>
    refused({ ...ballot, kind: 'week' }, 400, 'body-invalid'))

  it('of bytes that are not of the one length of their kind, or no base64url', async () => {
    const sealed = Buffer.from(ballot.sealed, 'base64url')
    for (const wrong of [sealed.subarray(1), Buffer.concat([sealed, Buffer.alloc(1)]), Buffer.alloc(0)])
      expect(
        (await refused({ ...ballot, sealed: wrong.toString('base64url') }, 400, 'body-invalid')).detail,
      ).toContain('sealed')
    await refused({ ...ballot, kind: 'comment' }, 400, 'body-invalid')
    await refused({ ...ballot, nonce: '!' }, 400, 'body-invalid')
    await refused({ ...ballot, output: undefined }, 400, 'body-invalid')
  })

  it('of broken JSON, and of JSON that is no ballot', async () => {
    await refused('{"kind":"ballot"', 400, 'body-not-json')
    for (const body of ['null', '[]', '"ballot"', '{}']) await refused(body, 400, 'body-invalid')
  })

  it('of a body of 10 MB', () =>
    refused(JSON.stringify({ ...ballot, sealed: 'A'.repeat(10_000_000) }), 413, 'body-too-large'))

  it('of a round that does not exist', () => refused(ballot, 404, 'round-not-found', '2026-W01-0000'))

  it('of a round that is planned', async () => {
    await week.clock()
    const planned = (await week.rounds.listRounds()).find(({ state }) => state === 'planned')!
    await refused(ballot, 409, 'round-not-open', planned.id)
  })
})

describe('around the close', () => {
  it('the box takes what was drawn in time until its grace is over, then says since when it is closed', async () => {
    const [early, late] = [await (await drawAs('m4r1')).cast(), await (await drawAs('m4r2')).cast()]
    week.at(round.closes)
    await week.clock()
    week.at(boxStops(round) - 1)
    expect((await cast(early)).status).toBe(201)
    week.at(boxStops(round))
    const before = await week.items('ballots')
    const { closed } = await refusal((headers) => cast(late, headers), 410, 'round-closed')
    expect(closed).toBe(round.closes)
    expect(await week.items('ballots')).toEqual(before)
  })
})
