/** The issuer gives each member of a season one set of credentials, again only to the same request, and keeps nobody's name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finish, type IssueRequest, type IssueResponse } from '#shared/ballot/client.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import { cellOfSeat } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { askIssuer, asking } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { refusal } from './problem.fixture.ts'
import { hour, monday, startWeek, type Week } from './week.fixture.ts'

let week: Week
let round: Round
let manifest: Manifest
const requestOf = (member: string) => asking(week, { round, manifest, member })
const issue = (body: unknown, headers?: Record<string, string>) => askIssuer(week, round.id, body, headers)
const refused = (body: unknown, status: number, code: string) =>
  refusal((headers) => issue(body, headers), status, code)

beforeAll(async () => {
  week = await startWeek()
  await week.people(smallOrganisation())
  week.at(monday + hour)
  round = await week.open()
  manifest = (await week.rounds.getManifest(round))!
})
afterAll(() => week?.close())

describe('a member with a link', () => {
  it('gets three evaluations for the cell of their seat, whose proofs hold', async () => {
    const { prepared, request } = requestOf('m2r1')
    const response = await issue(request)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('set-cookie')).toBeNull()
    const credentials = finish(prepared, manifest, round.manifest!, (await response.json()) as IssueResponse)
    expect(credentials.cell).toBe(cellOfSeat(manifest, { team: 'm2', level: 'rep' })!.id)
  })

  it('gets the same answer to the same elements, and a conflict for others', async () => {
    const { prepared, request } = requestOf('m2r2')
    const first = (await (await issue(request)).json()) as IssueResponse
    const again = (await (await issue(request)).json()) as IssueResponse
    expect(again.cell).toBe(first.cell)
    const evaluated = ({ evaluations }: IssueResponse) =>
      Object.values(evaluations).map((one) => one.evaluated)
    expect(evaluated(again)).toEqual(evaluated(first))
    finish(prepared, manifest, round.manifest!, again)
    await refused(requestOf('m2r2').request, 409, 'already-issued')
    const oneOther = {
      ...request,
      elements: { ...request.elements, week: requestOf('m2r2').request.elements.week },
    }
    await refused(oneOther, 409, 'already-issued')
  })

  it('of two requests at once with different elements, one is served', async () => {
    const responses = await Promise.all([1, 2, 3, 4].map(() => issue(requestOf('m2r3').request)))
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('leaves a keyed hash, the hash of the elements, a cell and the round’s one expiry, nothing else', async () => {
    const before = await week.items('issuance')
    const { request } = requestOf('m2r4')
    await issue(request)
    const added = (await week.items('issuance')).filter(({ sk }) => !before.some((item) => item.sk === sk))
    expect(added).toHaveLength(1)
    expect(Object.keys(added[0]!).sort()).toEqual(['cell', 'elements', 'expires', 'pk', 'sk'])
    expect(added[0]!.sk).toMatch(/^[0-9a-f]{64}$/)
    const stored = JSON.stringify(added)
    for (const told of ['m2r4', request.secret, ...Object.values(request.elements)])
      expect(stored).not.toContain(told)
    expect(new Set((await week.items('issuance')).map(({ expires }) => expires)).size).toBe(1)
  })
})

describe('nothing is issued or stored', () => {
  const unchanged = async (act: () => Promise<unknown>) => {
    const before = (await week.items('issuance')).length
    await act()
    expect(await week.items('issuance')).toHaveLength(before)
  }

  it('with another person’s secret, another round’s, or one that is no base64url', () =>
    unchanged(async () => {
      const { request } = requestOf('m1r1')
      await refused({ ...request, member: 'm1r2' }, 403, 'link-invalid')
      const otherRound = asking(week, { round: { ...round, id: '2026-W01-0000' }, manifest, member: 'm1r1' })
      await refused(otherRound.request, 403, 'link-invalid')
      await refused({ ...request, secret: 'no secret!' }, 403, 'link-invalid')
    }))

  it('to somebody unknown, or who never answers', () =>
    unchanged(async () => {
      await refused(requestOf('nobody').request, 403, 'not-eligible')
      await refused(requestOf('hr').request, 403, 'not-eligible')
    }))

  it('for elements that are no points of the curve, or of another length', () =>
    unchanged(async () => {
      const { request } = requestOf('m1r3')
      const withBallot = (ballot: unknown): IssueRequest => ({
        ...request,
        elements: { ...request.elements, ballot: ballot as string },
      })
      for (const bad of ['A'.repeat(10), 3, undefined, `${request.elements.ballot}A`])
        expect((await refused(withBallot(bad), 400, 'body-invalid')).detail).toContain('elements.ballot')
      // Compressed points whose x is not on P-256, or no compressed point at all.
      for (const bad of ['A'.repeat(44), `Av${'_'.repeat(42)}`])
        expect((await refused(withBallot(bad), 400, 'body-invalid')).detail).toContain('elements')
    }))

  it('for a body that is no JSON, too long, or of a round that does not exist', () =>
    unchanged(async () => {
      await refused('{"member":', 400, 'body-not-json')
      await refused({ ...requestOf('m1r4').request, more: 'x'.repeat(5000) }, 413, 'body-too-large')
      const { request } = requestOf('m1r4')
      await refusal((headers) => askIssuer(week, '2026-W01-0000', request, headers), 404, 'round-not-found')
    }))
})

describe('over the weeks', () => {
  it('somebody who came after the season began waits for the next', async () => {
    const organisation = smallOrganisation()
    const newcomer = { ...organisation.members.at(-1)!, id: 'new', email: 'new@example.org' }
    week.at(monday + 2 * hour)
    await week.people({ ...organisation, members: [...organisation.members, newcomer] }, 1)
    await refused(requestOf('new').request, 403, 'newcomer')
  })

  it('a planned round is not open, a closed one is closed, and says since when', async () => {
    await week.clock()
    const planned = (await week.rounds.listRounds()).find(({ state }) => state === 'planned')!
    const early = asking(week, { round: planned, manifest, member: 'm1r5' })
    await refusal((headers) => askIssuer(week, planned.id, early.request, headers), 409, 'round-not-open')

    week.at(round.closes)
    const late = requestOf('m1r5').request
    expect((await refused(late, 410, 'round-closed')).closed).toBe(round.closes)
    await week.clock()
    expect((await refused(late, 410, 'round-closed')).closed).toBe(round.closes)
  })
})
