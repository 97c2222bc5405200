/** The tally, killed at ten points and started again, gives the same bytes, and leaves nothing that could be opened. */
import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DataDirectory } from '../../infra/local/directory.ts'
import {
  type ClosedRound,
  closedRound,
  copyOf,
  enginesOf,
  filesIn,
  forget,
  foundIn,
  start,
} from './closed-round.fixture.ts'
import { type Point, proxyTo, type Watch, watching } from './counting-proxy.ts'

const points: Point[] = [
  { phase: 'count', nth: 1, when: 'after' },
  { phase: 'count', nth: 25, when: 'after' },
  { phase: 'stage', nth: 1, when: 'after' },
  { phase: 'stage', nth: 2, when: 'after' },
  { phase: 'publish', nth: 1, when: 'before' },
  { phase: 'publish', nth: 1, when: 'after' },
  { phase: 'rows', nth: 3, when: 'after' },
  { phase: 'delete', nth: 10, when: 'after' },
  { phase: 'delete', nth: 70, when: 'before' },
  { phase: 'end', nth: 1, when: 'before' },
]

let closed: ClosedRound
let undisturbed: Awaited<ReturnType<typeof tallied>>

/** Runs the tally in a process of its own; killed at the point, if there is one. Resolves to how it ended. */
async function runTally(
  engines: { data: string; sealed: string },
  directory: DataDirectory,
  at?: Point,
): Promise<{ ended: string; watch: Watch }> {
  let kill = () => {}
  const watch = watching(at && { at, act: () => kill() })
  const [data, sealed] = await Promise.all([proxyTo(engines.data, watch), proxyTo(engines.sealed, watch)])
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(import.meta.dirname, 'tally-once.ts'),
      data.endpoint,
      sealed.endpoint,
      join(directory.sealed, 'keys'),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  kill = () => child.kill('SIGKILL')
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const ended = await new Promise<string>((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? (code === 0 ? 'done' : complaint)))
  })
  data.close()
  sealed.close()
  return { ended, watch }
}

/** One copy of the closed round, tallied with or without a kill, and what is there afterwards. */
async function tallied(at?: Point) {
  const directory = await copyOf(closed)
  const engines = await enginesOf(directory)
  try {
    const first = at && (await runTally(engines, directory, at))
    const last = await runTally(engines, directory)
    return {
      directory,
      first: first?.ended,
      last: last.ended,
      watch: last.watch,
      results: (await engines.results()).filter(isOfRounds).map(withoutInstant).sort(byKey),
      sealed: await engines.sealedItems(),
    }
  } finally {
    await engines.close()
  }
}

type Item = Record<string, unknown>

/** Not when the tally last ran, which says nothing of any round and differs with each run. */
const isOfRounds = ({ pk }: Item): boolean => pk !== 'health#tally'

/** The moment of publication stands beside the round, not in what is published; it alone may differ. */
const withoutInstant = (item: Item): Item =>
  item.pk === 'rounds' ? { ...item, value: { ...(item.value as Item), published: 'at some time' } } : item
const byKey = (a: Item, b: Item) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1)
const pagesOf = (results: Item[], what: string) =>
  results.filter(({ sk }) => String(sk).startsWith(`${what}#`)).map(({ sk, part }) => [sk, part])

beforeAll(async () => {
  closed = await closedRound()
  undisturbed = await tallied()
})
afterAll(async () => {
  await forget(closed.root)
  await forget(undisturbed.directory.root)
})

it('undisturbed, the tally publishes, and asks often enough for every point to be reached', () => {
  expect(undisturbed.last).toBe('done')
  expect(pagesOf(undisturbed.results, 'result')).toHaveLength(1)
  expect(pagesOf(undisturbed.results, 'receipts')).toHaveLength(1)
  for (const { phase, nth } of points) expect(undisturbed.watch.seen[phase]).toBeGreaterThanOrEqual(nth)
})

it('before the tally the files of the sealed zone do hold the ballots and keys that are looked for afterwards', async () => {
  const sealed = join(closed.root, 'sealed')
  // LevelDB's log is written in blocks, and cuts through a key here and there.
  expect(await foundIn(sealed, closed.places)).toBeGreaterThan(0.9 * closed.places.length)
  expect(await filesIn(join(sealed, 'keys'))).toHaveLength(2)
})

describe.each(points)('killed $when the $nth. request of the phase “$phase”', (point) => {
  it('and started again: the same bytes, no ballot, no key, and a new sealed directory', async () => {
    const { directory, first, last, results, sealed } = await tallied(point)
    try {
      expect(first).toBe('SIGKILL')
      expect(last).toBe('done')
      expect(pagesOf(results, 'result')).toEqual(pagesOf(undisturbed.results, 'result'))
      expect(pagesOf(results, 'receipts')).toEqual(pagesOf(undisturbed.results, 'receipts'))
      expect(results).toEqual(undisturbed.results)
      expect(sealed).toEqual([])
      expect(await filesIn(join(directory.sealed, 'keys'))).toEqual([])

      const before = await stat(directory.sealed)
      const instance = await start(directory)
      await instance.close()
      const after = await stat(directory.sealed)
      expect([after.ino, after.birthtimeMs]).not.toEqual([before.ino, before.birthtimeMs])
      expect(await foundIn(directory.sealed, closed.places)).toBe(0)
    } finally {
      await forget(directory.root)
    }
  })
})

it('a running instance that publishes has a new, empty sealed zone behind the same endpoint', async () => {
  const directory = await copyOf(closed)
  const instance = await start(directory)
  try {
    const database = join(directory.sealed, 'database')
    const before = await stat(database)
    const endpoint = instance.surroundings.endpointOf('ballots')
    const published = await instance.ask('/rounds/publish', {})
    expect(await published.json()).toMatchObject({ round: closed.round.id, state: 'shredded' })
    const after = await stat(database)
    expect([after.ino, after.birthtimeMs]).not.toEqual([before.ino, before.birthtimeMs])
    expect(await foundIn(directory.sealed, closed.places)).toBe(0)
    expect(await filesIn(join(directory.sealed, 'keys'))).toEqual([])
    expect(instance.surroundings.endpointOf('ballots')).toBe(endpoint)
    expect((await instance.ask('/rounds/open', {})).status).toBe(200)
  } finally {
    await instance.close()
    await forget(directory.root)
  }
})
