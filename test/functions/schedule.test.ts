/** The clock follows the stored schedule: what is planned changes with it, what has opened never does, an extra round opens once. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Round } from '#shared/round/round.ts'
import { roundKeys } from '#shared/round/round.ts'
import type { ScheduleSettings } from '#shared/round/schedule-settings.ts'
import type { ExtraView, ScheduleView } from '#shared/round/schedule-view.ts'
import { envelopes, putPerson } from './ballots.fixture.ts'
import { startPost } from './courier.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { appOrigin, hour, monday, startWeek, type Week } from './week.fixture.ts'

const thursday = '2026-11-19T08:00:00.000Z'
const sunday = '2026-11-22T22:59:00.000Z'
const title = { fr: 'Après la réorganisation', en: 'After the reorganisation' }

let week: Week
beforeEach(async () => {
  week = await startWeek()
  await week.people(smallOrganisation())
})
afterEach(() => week?.close())

const api = async (method: string, path: string, body?: object, headers = {}) => {
  const response = await week.api(
    new Request(`${appOrigin}/api${path}`, {
      method,
      headers: {
        authorization: 'Bearer token-of-the-installation',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
  const answer = (await response.json()) as ScheduleView & { code?: string }
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
  return answer
}
const view = () => api('GET', '/schedule')
async function change(next: Partial<ScheduleSettings>) {
  const { settings, tag } = await view()
  return api('PUT', '/schedule', { ...settings, ...next }, { 'if-match': tag })
}
async function addExtra(opens: string, closes: string): Promise<ExtraView> {
  const { extras } = await api('POST', '/rounds/extra', { opens, closes, title })
  return extras.find((extra) => new Date(extra.opens).getTime() === new Date(opens).getTime())!
}
const stateOf = async (extra: ExtraView) => (await view()).extras.find(({ id }) => id === extra.id)?.state
const rounds = () => week.rounds.listRounds()
const inState = async (state: Round['state']) => (await rounds()).filter((round) => round.state === state)
async function only(state: Round['state']) {
  const found = await inState(state)
  expect(found).toHaveLength(1)
  return found[0]!
}
const at = (weekday: number, hour: number, minute = 0) => ({ weekday, hour, minute })
/** Three times at once. */
const ticks = () => Promise.all([week.clock(), week.clock(), week.clock()])

describe('a schedule that changes', () => {
  it('moves what is planned, and leaves no trace of what was', async () => {
    await week.clock()
    const before = await only('planned')
    await change({ opens: at(3, 14), closes: at(5, 18), reminds: null, announces: at(1, 9) })
    await ticks()
    const after = await only('planned')
    expect(after).toMatchObject({ opens: '2026-11-18T13:00:00.000Z', closes: '2026-11-20T17:00:00.000Z' })
    expect(after.id).not.toBe(before.id)
    expect(await rounds()).toHaveLength(1)
    week.at(after.opens)
    await ticks()
    expect(await only('open')).toMatchObject({ id: after.id })
    week.at(thursday)
    await week.clock()
    // Nothing opens at the moment of before.
    expect((await rounds()).map(({ opens }) => opens)).toEqual([after.opens, '2026-11-25T13:00:00.000Z'])
  })

  it('and back again plans the first moment anew', async () => {
    await week.clock()
    const first = await only('planned')
    const { settings } = await view()
    await change({ opens: at(5, 9), reminds: null })
    await week.clock()
    await change(settings)
    await ticks()
    const back = await only('planned')
    expect(back).toMatchObject({ opens: first.opens, closes: first.closes })
    week.at(thursday)
    await ticks()
    expect(await only('open')).toMatchObject({ id: back.id })
  })

  it('only in its closing moves that of what is planned', async () => {
    await week.clock()
    await change({ closes: at(7, 12), reminds: at(6, 9) })
    await week.clock()
    expect(await only('planned')).toMatchObject({ opens: thursday, closes: '2026-11-22T11:00:00.000Z' })
  })

  it('moves to the zone of the organisation', async () => {
    await week.clock()
    await change({ timeZone: 'America/New_York' })
    await week.clock()
    expect((await only('planned')).opens).toBe('2026-11-19T14:00:00.000Z')
  })

  it('leaves alone what is open, and what is about to open', async () => {
    await week.clock()
    week.at(Date.parse(thursday) - 2 * 60_000)
    const { next } = await change({ opens: at(5, 9), closes: at(7, 12), reminds: null })
    expect(next[0]).toMatchObject({ opens: thursday, closes: sunday })
    await week.clock()
    expect(await only('planned')).toMatchObject({ opens: thursday })
    week.at(thursday)
    await week.clock()
    const open = await only('open')
    const manifest = await week.rounds.getManifest(open)
    await change({ timeZone: 'Asia/Tokyo', closes: at(7, 20) })
    week.at(Date.parse(sunday) - 1)
    await ticks()
    expect(await only('open')).toEqual(open)
    expect(await week.rounds.getManifest(open)).toEqual(manifest)
    week.at(sunday)
    await week.clock()
    expect(await only('closed')).toMatchObject({ id: open.id, closes: sunday })
  })

  it('in a week that had its round brings no second one in it', async () => {
    await week.clock()
    week.at(thursday)
    await week.clock()
    const { id } = await only('open')
    week.at('2026-11-20T08:00:00Z')
    await api('POST', `/rounds/${id}/close`)
    await week.clock()
    await change({ opens: at(6, 9), reminds: null })
    await week.clock()
    expect((await only('planned')).opens).toBe('2026-11-28T08:00:00.000Z')
  })

  it('that cannot be read is the usual one, and stops no clock', async () => {
    for (const value of [
      {},
      { version: 3 },
      { version: 3, settings: { timeZone: 'Mars/Olympus' }, extras: 7 },
    ]) {
      await week.put('commons', { pk: 'settings', sk: 'schedule', value, revision: 9 })
      await week.clock()
      expect((await only('planned')).opens).toBe(thursday)
    }
  })
})

describe('a pause', () => {
  it('takes back what is planned, and gives it back when somebody resumes', async () => {
    await week.clock()
    await only('planned')
    await change({ paused: { until: null } })
    await ticks()
    expect(await rounds()).toEqual([])
    week.at(thursday)
    await week.clock()
    expect(await rounds()).toEqual([])
    await change({ paused: null })
    await ticks()
    expect((await only('planned')).opens).toBe('2026-11-26T08:00:00.000Z')
  })

  it('to a day ends on that day by itself', async () => {
    await week.clock()
    await change({ paused: { until: '2026-12-01' } })
    await week.clock()
    expect((await only('planned')).opens).toBe('2026-12-03T08:00:00.000Z')
  })

  it('does not close what is open', async () => {
    await week.clock()
    week.at(thursday)
    await week.clock()
    await change({ paused: { until: null } })
    week.at(Date.parse(thursday) + 24 * hour)
    await week.clock()
    expect((await rounds()).map(({ state }) => state)).toEqual(['open'])
  })
})

describe('an extra round', () => {
  const opens = '2026-11-17T08:00:00.000Z'
  const closes = '2026-11-19T07:00:00.000Z'

  it('opens at its moment, once, in the running season, and the regular one follows by the calendar', async () => {
    await week.clock()
    const extra = await addExtra(opens, closes)
    await ticks()
    week.at(opens)
    await ticks()
    const open = await only('open')
    expect(open).toMatchObject({ opens, closes, extra: extra.id, season: '2026-Q4', k: 5 })
    expect(await week.rounds.getManifest(open)).toMatchObject({ version: 1, round: open.id, opens, closes })
    await ticks()
    expect(await only('open')).toEqual(open)
    expect(await only('planned')).toMatchObject({ opens: thursday, regular: true })
    week.at(closes)
    await ticks()
    expect(await stateOf(extra)).toBe('counting')
    week.at(thursday)
    await ticks()
    const regular = await only('open')
    // Two of one week, in the order of time.
    expect((await rounds()).map(({ id }) => id).slice(0, 2)).toEqual([open.id, regular.id])
    expect(open.id.slice(0, 8)).toBe(regular.id.slice(0, 8))
    expect(regular.season).toBe(open.season)
    // Too few ballots: nobody answered.
    await week.tally()
    expect(await stateOf(extra)).toBe('void')
    expect((await rounds()).filter(({ extra }) => extra !== undefined)).toHaveLength(1)
  })

  it('is answered, counted and published like any other, as is the regular one of its week after it', async () => {
    const extra = await addExtra(opens, closes)
    for (const [from, to] of [
      [opens, closes],
      [thursday, sunday],
    ] as const) {
      week.at(from)
      await week.clock()
      const round = await only('open')
      const manifest = (await week.rounds.getManifest(round))!
      const box = await envelopes(week, round, manifest)
      for (const { id, eligible } of manifest.cells)
        for (let i = 0; i < eligible; i++) await putPerson(box, id, 4)
      week.at(Date.parse(to) + 20 * 60_000)
      await week.clock()
      await week.tally()
    }
    const [first, second] = await inState('shredded')
    expect([first!.extra, second!.regular]).toEqual([extra.id, true])
    expect(await stateOf(extra)).toBe('published')
    const published = await Promise.all([first!, second!].map((round) => week.rounds.getPublished(round)))
    for (const one of published) expect(one!.groups.length).toBeGreaterThan(0)
    const asked = published.map((one) => one!.questions.map(({ id }) => id))
    expect(asked[1]).toEqual(asked[0])
    // The group's line has both, in the order of time.
    const rows = (await week.items('results')).filter(({ pk }) => pk === 'group#organisation')
    expect(rows.map(({ sk }) => sk).toSorted()).toEqual([first!.id, second!.id])
  }, 60_000)

  it('opens late where the clock was late, and closes as it was said', async () => {
    const extra = await addExtra(opens, closes)
    week.at(Date.parse(opens) + 5 * hour)
    await ticks()
    expect(await only('open')).toMatchObject({ opens, closes, extra: extra.id })
  })

  it('that the clock missed altogether is void, says so, and is not opened afterwards', async () => {
    const extra = await addExtra(opens, closes)
    week.at(Date.parse(closes) + hour)
    await ticks()
    expect(await stateOf(extra)).toBe('missed')
    await ticks()
    const [missed, ...others] = (await rounds()).filter((round) => round.extra === extra.id)
    expect(others).toEqual([])
    expect(missed).toMatchObject({ state: 'void', shredded: true })
    expect(await week.keys.list(roundKeys(missed!.id))).toEqual([])
    expect(await stateOf(extra)).toBe('missed')
  })

  it('that is taken back never opens', async () => {
    const extra = await addExtra(opens, closes)
    await week.clock()
    expect((await inState('planned')).map((round) => round.extra)).toEqual([extra.id, undefined])
    await api('DELETE', `/rounds/extra/${extra.id}`)
    await ticks()
    week.at(opens)
    await ticks()
    expect(await inState('open')).toEqual([])
    expect((await rounds()).map((round) => round.opens)).toEqual([thursday])
  })

  it('opens in a pause too', async () => {
    await change({ paused: { until: null } })
    await addExtra(opens, closes)
    week.at(opens)
    await ticks()
    expect(await only('open')).toMatchObject({ opens })
    expect(await rounds()).toHaveLength(1)
  })

  it('waits for what an operator opened by hand', async () => {
    await addExtra(opens, closes)
    const byHand = await week.open()
    week.at(opens)
    await ticks()
    expect(await only('open')).toMatchObject({ id: byHand.id })
    await week.clock({ action: 'close', round: byHand.id })
    await ticks()
    expect(await only('open')).toMatchObject({ opens })
  })

  it('the calendar gives way to, when the schedule moves across it', async () => {
    await addExtra(opens, closes)
    const { next, skipped } = await change({ opens: at(3, 9), reminds: at(5, 9) })
    expect(skipped).toEqual([{ week: '2026-W47', why: 'extra' }])
    expect(next.map((one) => one.opens).slice(0, 2)).toEqual([opens, '2026-11-25T08:00:00.000Z'])
    await ticks()
    expect((await inState('planned')).map((round) => round.opens)).toEqual([
      opens,
      '2026-11-25T08:00:00.000Z',
    ])
  })
})

describe('what HR orders of the open round', () => {
  const opened = async () => {
    await week.clock()
    week.at(thursday)
    await week.clock()
    return only('open')
  }
  const later = () => week.at(Date.parse(thursday) + hour)

  it('closes it at the clock’s next look, once', async () => {
    const round = await opened()
    later()
    const { open } = await api('POST', `/rounds/${round.id}/close`)
    expect(open).toMatchObject({ id: round.id, ordered: 'close' })
    await ticks()
    const closed = await only('closed')
    expect(closed).toEqual({ ...round, state: 'closed', closes: week.now().toISOString() })
    week.at(Date.parse(thursday) + 2 * hour)
    await ticks()
    expect(await only('closed')).toEqual(closed)
    expect((await only('planned')).opens).toBe('2026-11-26T08:00:00.000Z')
  })

  it('gives it up: nothing of it is counted, its keys are destroyed, and the next comes as usual', async () => {
    const round = await opened()
    later()
    await api('POST', `/rounds/${round.id}/close`)
    await api('POST', `/rounds/${round.id}/cancel`)
    await api('POST', `/rounds/${round.id}/close`)
    expect((await view()).open).toMatchObject({ ordered: 'cancel' })
    await ticks()
    expect(await only('void')).toMatchObject({ id: round.id })
    week.at('2026-11-23T10:00:00Z')
    await week.tally()
    expect(await week.rounds.getRound(round.id)).toMatchObject({ state: 'void', shredded: true })
    expect(await week.keys.list(roundKeys(round.id))).toEqual([])
    expect((await only('planned')).opens).toBe('2026-11-26T08:00:00.000Z')
  })

  it('touches no other round, and none that has closed', async () => {
    const round = await opened()
    week.at(sunday)
    await expect(api('POST', `/rounds/${round.id}/cancel`)).rejects.toThrow('409')
    await week.clock()
    await expect(api('POST', `/rounds/${round.id}/close`)).rejects.toThrow('round-not-running')
    await expect(api('POST', '/rounds/2026-W47-0000/close')).rejects.toThrow('round-not-found')
    const [planned] = await inState('planned')
    await expect(api('POST', `/rounds/${planned!.id}/cancel`)).rejects.toThrow('409')
    await week.clock()
    await only('closed')
  })
})

describe('messages of two rounds in one week', () => {
  it('are two invitations to everybody who may answer, and nothing more: two messages a person and week', async () => {
    const post = await startPost()
    try {
      const first = week
      week = post.week
      await addExtra('2026-11-17T08:00:00.000Z', '2026-11-19T07:00:00.000Z')
      week = first
      for (const moment of ['2026-11-17T08:00:00Z', '2026-11-18T08:00:00Z', thursday, '2026-11-21T08:00:00Z'])
        await post.at(Date.parse(moment))
      const arrived = post.arrived()
      expect(arrived.size).toBe(31)
      for (const subjects of arrived.values()) expect(subjects).toHaveLength(2)
      const links = post.box.taken.map(({ mail }) => /#(2026-W47-[0-9a-f]{4})\//.exec(mail.text!)?.[1])
      const each = (await post.week.rounds.listRounds()).slice(0, 2).map(({ id }) => id)
      for (const id of each) expect(links.filter((one) => one === id)).toHaveLength(31)
    } finally {
      await post.close()
    }
  })

  it('a reminder leaves its place to the invitation of a round that opens later in its week', async () => {
    await change({ opens: at(1, 10), reminds: at(2, 10), closes: at(3, 18), announces: at(4, 9) })
    await addExtra('2026-11-20T08:00:00.000Z', '2026-11-21T10:00:00.000Z')
    await week.clock()
    week.at(monday + 2 * hour)
    await week.clock()
    await week.clock()
    const regular = await only('open')
    week.at('2026-11-17T09:30:00Z')
    await week.clock()
    const toldOf = async (id: string) =>
      (await week.items('results')).find(({ pk, sk }) => pk === `round#${id}` && sk === 'told')?.told
    expect(await toldOf(regular.id)).toEqual(new Set(['invitation']))
    // Without the other round it is sent.
    const [extra] = (await view()).extras
    await api('DELETE', `/rounds/extra/${extra!.id}`)
    await week.clock()
    expect(await toldOf(regular.id)).toEqual(new Set(['invitation', 'reminder']))
  })
})

describe('whatever people and ticks do', () => {
  const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
  const steps = fc.array(
    fc.oneof(
      // A clock that misses looks, and looks three times at once.
      some(
        12,
        fc.record({
          what: fc.constant('go on' as const),
          hours: fc.integer({ min: 2, max: 40 }),
          ticks: fc.nat(3),
        }),
      ),
      some(1, fc.record({ what: fc.constant('open at' as const), weekday: fc.integer({ min: 1, max: 7 }) })),
      some(1, fc.record({ what: fc.constant('pause' as const), on: fc.boolean() })),
      some(2, fc.record({ what: fc.constant('extra' as const), in: fc.integer({ min: 1, max: 100 }) })),
      some(1, fc.record({ what: fc.constant('take back' as const) })),
      some(1, fc.record({ what: fc.constant('close' as const), cancel: fc.boolean() })),
    ),
    { minLength: 40, maxLength: 50 },
  )

  it('one round is open at a time, a week has one regular at most, an extra one opens once, what opened keeps its times', async () => {
    let from = monday
    let opened = 0
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const known = new Map<string, Round>()
        let time = from
        week.at(time)
        await change({ paused: null })
        /** What the api refuses, it refuses: that is another test's. */
        const may = (asked: Promise<unknown>) => asked.catch(() => {})
        for (const step of taken) {
          if (step.what === 'go on') {
            time += step.hours * hour
            week.at(time)
            await Promise.all(Array.from({ length: step.ticks }, () => week.clock()))
          }
          if (step.what === 'open at')
            await may(
              change({
                opens: at(step.weekday, 9),
                closes: at((step.weekday % 7) + 1, 20),
                reminds: null,
                announces: at(((step.weekday + 1) % 7) + 1, 9),
              }),
            )
          if (step.what === 'pause') await may(change({ paused: step.on ? { until: null } : null }))
          const opens = (hours: number) => new Date(time + hours * hour).toISOString()
          if (step.what === 'extra') await may(addExtra(opens(step.in), opens(step.in + 30)))
          if (step.what === 'take back')
            for (const { id } of (await view()).extras) await may(api('DELETE', `/rounds/extra/${id}`))
          const { open } = await view()
          if (step.what === 'close' && open)
            await may(api('POST', `/rounds/${open.id}/${step.cancel ? 'cancel' : 'close'}`))
          const all = await rounds()
          expect(all.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1)
          const begun = all.filter(({ manifest }) => manifest !== undefined)
          const weeks = begun.filter(({ regular }) => regular).map(({ id }) => id.slice(0, 8))
          expect(new Set(weeks).size).toBe(weeks.length)
          const extras = all.flatMap(({ extra }) => extra ?? [])
          expect(new Set(extras).size).toBe(extras.length)
          for (const round of begun) {
            const { opens, announced, manifest, k } = known.get(round.id) ?? round
            expect(round).toMatchObject({ opens, announced, manifest, k })
            known.set(round.id, round)
          }
        }
        opened += known.size
        // The next run begins when this one is over.
        from = time + 30 * 24 * hour
      }),
      { numRuns: 5, endOnFailure: true },
    )
    expect(opened).toBeGreaterThan(3)
  }, 60_000)
})
