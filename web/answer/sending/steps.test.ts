/** Sending, cut at every step, against an issuer and a box that do the real cryptography. */
import { describe, expect, it } from 'vitest'
import * as protocol from '#shared/ballot/client.ts'
import { readBallot, readComment } from '#shared/ballot/plaintext.ts'
import type { Stopped, Waiting } from './deliver.ts'
import { questions, refusal, service } from './issuer-and-box.fixture.ts'
import { type Answers, type Kept, keyOf, memoryStore, type Store, sweep } from './kept.ts'
import { keep, keepAnywhere, type Round, type Surroundings, send } from './steps.ts'

const answers: Answers = { q1: 1, q2: 2, q3: null, q4: 4, q5: 5 }
const noon = Date.parse('2026-11-20T12:00:00Z')

interface World extends Surroundings {
  waits: number[]
  states: (Waiting | null)[]
}

function world(fetch: typeof globalThis.fetch, store: Store = memoryStore()): World {
  const waits: number[] = []
  const states: (Waiting | null)[] = []
  return {
    fetch,
    store,
    waits,
    states,
    protocol: async () => protocol,
    now: () => noon,
    random: () => 0.5,
    wait: async (milliseconds) => void waits.push(milliseconds),
    waiting: (state) => void states.push(state),
  }
}

const run = async (round: Round, surroundings: Surroundings, given = answers): Promise<Kept> =>
  send(round, await keep(round, { answers: given }, surroundings.store), surroundings)

/** A page that dies for good at its n-th act towards the outside, before or after the act has taken effect. */
async function dyingRun(
  round: Round,
  fetch: typeof globalThis.fetch,
  store: Store,
  act: number,
  after: boolean,
) {
  let acts = 0
  let die: () => void = () => {}
  const death = new Promise<'died'>((resolve) => {
    die = () => resolve('died')
  })
  const gone = () => {
    die()
    return new Promise<never>(() => {})
  }
  const mortal =
    <Parameters extends unknown[], Result>(action: (...parameters: Parameters) => Promise<Result>) =>
    async (...parameters: Parameters): Promise<Result> => {
      const last = acts++ === act
      if (last && !after) return gone()
      const result = await action(...parameters)
      return last ? gone() : result
    }
  const surroundings = world(mortal(fetch), { ...store, advance: mortal(store.advance) })
  return Promise.race([run(round, { ...surroundings, wait: mortal(surroundings.wait) }), death])
}

describe('sending', () => {
  it('puts one ballot and one empty comment into the box, and keeps only the receipt', async () => {
    const { round, fetch, stored, opened } = await service()
    const surroundings = world(fetch)
    const end = await run(round, surroundings)
    const [ballot] = stored('ballot')
    expect(readBallot(round.manifest.questions, await opened(ballot!))).toEqual(answers)
    expect(readComment(await opened(stored('comment')[0]!))).toEqual({ text: '', thread: null })
    expect(end).toEqual({
      step: 'sent',
      receipt: protocol.receiptOf(ballot!),
      with: { teams: [{ fr: 'Équipe Nord', en: 'North team' }], eligible: 8, k: 5 },
      closes: '2026-11-22T22:59:00Z',
    })
    expect(await surroundings.store.entries()).toEqual([[keyOf(round.link), end]])
  })

  it('tells the box nothing of the link, and the issuer nothing of the answers', async () => {
    const { round, fetch, requests } = await service()
    await run(round, world(fetch))
    expect(requests.map(({ url }) => new URL(url, 'http://app').origin)).toEqual([
      'http://app',
      'http://box',
      'http://box',
    ])
    expect(Object.keys(JSON.parse(requests[0]!.body))).toEqual(['member', 'secret', 'elements'])
    for (const { body, options } of requests.slice(1)) {
      expect(Object.keys(JSON.parse(body))).toEqual(['kind', 'cell', 'nonce', 'output', 'sealed'])
      expect(options).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    }
  })

  it('waits at random before each envelope', async () => {
    const { round, fetch } = await service()
    const surroundings = world(fetch)
    await run(round, surroundings)
    expect(surroundings.waits).toEqual([1000, 1000])
  })

  it.each([false, true])('goes on with the same bytes when cut at any act (after it: %s)', async (after) => {
    for (let act = 0; ; act++) {
      const { round, fetch, requests, stored } = await service()
      const store = memoryStore()
      const first = await dyingRun(round, fetch, store, act, after)
      const end = await run(round, world(fetch, store), { ...answers, q1: 5 })
      expect(end.step).toBe('sent')
      expect(stored('ballot')).toHaveLength(1)
      expect(stored('comment')).toHaveLength(1)
      // Issuing, ballot and comment: whatever was repeated was repeated to the byte.
      expect(new Set(requests.map(({ body }) => body)).size).toBe(3)
      if (first !== 'died') {
        expect(act).toBeGreaterThanOrEqual(10)
        return
      }
    }
  })

  it('lets two tabs of one link send one ballot, the first', async () => {
    const { round, fetch, stored, opened } = await service()
    const store = memoryStore()
    const ends = await Promise.all([
      run(round, world(fetch, store)),
      run(round, world(fetch, store), { ...answers, q1: 5 }),
    ])
    expect(ends[0]).toEqual(ends[1])
    expect(stored('ballot')).toHaveLength(1)
    expect(readBallot(round.manifest.questions, await opened(stored('ballot')[0]!))).toEqual(answers)
  })

  it('says so when another device has answered, and forgets these answers', async () => {
    const { round, fetch, stored } = await service()
    await run(round, world(fetch))
    const end = await run(round, world(fetch))
    expect(end).toMatchObject({ step: 'over', reason: 'elsewhere' })
    expect(JSON.stringify(end)).not.toContain('q1')
    expect(stored('ballot')).toHaveLength(1)
  })

  it('repeats over a lost network and a busy service, as slowly as it is asked to', async () => {
    const { round, fetch, stored } = await service()
    const trouble = [
      new TypeError('offline'),
      refusal(503, 'too-busy', { 'retry-after': '30' }),
      refusal(500, 'internal'),
    ]
    const surroundings = world((async (url: string, options: RequestInit) => {
      const next = trouble.shift()
      if (next instanceof Error) throw next
      return next ?? fetch(url, options)
    }) as typeof globalThis.fetch)
    expect((await run(round, surroundings)).step).toBe('sent')
    expect(surroundings.states).toEqual([
      { reason: 'network', until: noon + 500 },
      null,
      { reason: 'busy', until: noon + 30_500 },
      null,
      { reason: 'busy', until: noon + 2000 },
      null,
    ])
    expect(stored('ballot')).toHaveLength(1)
  })

  it('asks again with the same elements when the issuer’s reply was lost', async () => {
    const { round, fetch, requests } = await service()
    let lost = false
    const surroundings = world((async (url: string, options: RequestInit) => {
      const response = await fetch(url, options)
      if (lost) return response
      lost = true
      throw new TypeError('connection reset')
    }) as typeof globalThis.fetch)
    expect((await run(round, surroundings)).step).toBe('sent')
    expect(requests[1]!.body).toBe(requests[0]!.body)
  })

  it.each([
    ['a cell below quorum', { eligible: 4 }, 'below-quorum'],
    ['a cell that the manifest does not name', { cell: 'c2' }, 'below-quorum'],
    ['a proof by another key', { forged: true }, 'unverified'],
  ] as const)('stops before anything leaves for the box at %s', async (_, overrides, reason) => {
    const { round, fetch, requests } = await service(overrides)
    const surroundings = world(fetch)
    await expect(run(round, surroundings)).rejects.toMatchObject({ reason })
    expect(requests).toHaveLength(1)
    expect((await surroundings.store.read(keyOf(round.link)))?.step).toBe('prepared')
  })

  it.each([
    [403, 'link-invalid', 'link'],
    [403, 'not-eligible', 'not-eligible'],
    [403, 'newcomer', 'newcomer'],
    [404, 'round-not-found', 'link'],
    [400, 'body-invalid', 'refused'],
  ] as const)('keeps the answers when the issuer refuses: %i %s', async (status, code, reason) => {
    const { round } = await service()
    const surroundings = world(async () => refusal(status, code))
    const stopped = run(round, surroundings)
    await expect(stopped).rejects.toMatchObject({ reason, code } satisfies Partial<Stopped>)
    expect(await surroundings.store.read(keyOf(round.link))).toMatchObject({ step: 'prepared', answers })
  })

  it('ends without keeping answers when the week closed before issuing', async () => {
    const closed = refusal(410, 'round-closed')
    const { round } = await service()
    expect(
      await run(
        round,
        world(async () => closed.clone()),
      ),
    ).toMatchObject({ step: 'over', reason: 'closed' })
  })

  it('keeps the receipt when the box has closed: an attempt whose reply was lost may have arrived', async () => {
    const { round, fetch, stored } = await service()
    let lost = false
    const late = world((async (url: string, options: RequestInit) => {
      if (lost) return refusal(410, 'round-closed')
      const response = await fetch(url, options)
      if (!url.startsWith(round.box)) return response
      lost = true
      throw new TypeError('connection reset')
    }) as typeof globalThis.fetch)
    const end = await run(round, late)
    expect(end).toMatchObject({ step: 'late', receipt: protocol.receiptOf(stored('ballot')[0]!) })
    expect(JSON.stringify(end)).not.toContain('sealed')
  })

  it('seals what was written in its own envelope, and keeps the key of its thread but not the words', async () => {
    const { round, fetch, stored, opened } = await service()
    const surroundings = world(fetch)
    const kept = await keep(round, { answers, text: 'Le CRM rame' }, surroundings.store)
    const end = await send(round, kept, surroundings)
    const comment = readComment(await opened(stored('comment')[0]!))
    expect(comment?.text).toBe('Le CRM rame')
    expect(end).toMatchObject({ step: 'sent', thread: expect.stringMatching(/^[\w-]{43}$/) })
    expect(comment?.thread).not.toBe((end as { thread?: string }).thread)
    expect(JSON.stringify(await surroundings.store.entries())).not.toContain('CRM')
  })

  it('counts as sent once the ballot is in the box, even if the comment envelope is refused', async () => {
    const { round, fetch, stored } = await service()
    const surroundings = world((async (url: string, options: RequestInit) =>
      String(options.body).includes('"kind":"comment"')
        ? refusal(410, 'round-closed')
        : fetch(url, options)) as typeof globalThis.fetch)
    expect((await run(round, surroundings)).step).toBe('sent')
    expect(stored('ballot')).toHaveLength(1)
  })

  it('sends what an older page kept without the secret, once its link is open', async () => {
    const { round, fetch, stored } = await service()
    const store = memoryStore()
    const older: Kept = { step: 'answered', answers, closes: round.manifest.closes }
    await store.advance(keyOf(round.link), undefined, older)
    expect((await run(round, world(fetch, store), { ...answers, q1: 5 })).step).toBe('sent')
    expect(stored('ballot')).toHaveLength(1)
  })

  it('keeps plain answers only until they are sealed, and blinds only until the credentials are there', async () => {
    const { round, fetch } = await service()
    const store = memoryStore()
    const kept: Kept[] = []
    const advance: Store['advance'] = (key, from, next) => {
      kept.push(next)
      return store.advance(key, from, next)
    }
    await run(round, world(fetch, { ...store, advance }))
    const holding = (field: string) =>
      kept.filter((record) => JSON.stringify(record).includes(`"${field}"`)).map(({ step }) => step)
    expect(kept.map(({ step }) => step)).toEqual([
      'answered',
      'prepared',
      'issued',
      'sealed',
      'ballot-cast',
      'sent',
    ])
    expect(holding(questions[0]!)).toEqual(['answered', 'prepared', 'issued'])
    expect(holding('blind')).toEqual(['prepared'])
    expect(holding('secret')).toEqual(['answered', 'prepared'])
  })
})

describe('a browser that can no longer write', () => {
  it('still sends, from memory', async () => {
    const { round } = await service()
    const full: Store = { ...memoryStore(), lasting: true, advance: () => Promise.reject(new Error('quota')) }
    const holder = { store: full }
    expect(await keepAnywhere(round, { answers }, holder)).toMatchObject({ step: 'answered', answers })
    expect(holder.store.lasting).toBe(false)
    expect(await holder.store.read(keyOf(round.link))).toMatchObject({ answers })
  })
})

describe('what is left on the device', () => {
  it('is swept a week after the round closed, but for receipts', async () => {
    const { round, fetch } = await service()
    const store = memoryStore()
    await run(round, world(fetch, store))
    await keep({ ...round, link: { ...round.link, member: 'other' } }, { answers }, store)
    await sweep(store, Date.parse('2026-11-29T22:58:00Z'))
    expect(await store.entries()).toHaveLength(2)
    await sweep(store, Date.parse('2026-11-29T23:00:00Z'))
    expect((await store.entries()).map(([, { step }]) => step)).toEqual(['sent'])
  })
})
