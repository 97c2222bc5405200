/**
 * `npm run bench -- import`: the wall time of `quorum import` itself, its start included, of 20,000 people: into an empty
 * directory, and again with one in twenty changed; beside plain writes of the same items.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startOwn } from '../../../infra/command/replay/own-instance.ts'
import { plainWrites } from './floor.ts'
import { changed, fileOf, members } from './members.ts'

const people = 20_000
const times = 5
const command = join(import.meta.dirname, '..', '..', '..', 'infra', 'command', 'quorum.mjs')

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-import-'))
  const [first, again] = [join(folder, 'first.csv'), join(folder, 'again.csv')]
  const csv = fileOf(members(people))
  await writeFile(first, csv)
  await writeFile(again, fileOf(changed(members(people))))
  const taken: Record<'floor' | 'empty' | 'changed', number[]> = { floor: [], empty: [], changed: [] }
  const loads: string[] = []
  for (let time = 0; time < times; time++) {
    loads.push(loadavg()[0]!.toFixed(1))
    taken.floor.push(await plainWrites(csv))
    const data = join(folder, `data-${time}`)
    const { stop } = await startOwn(data)
    try {
      taken.empty.push(await imported(first, data))
      taken.changed.push(await imported(again, data))
    } finally {
      await stop()
    }
  }
  await rm(folder, { recursive: true, force: true })
  const floor = median(taken.floor)
  console.log(`${people} people, ${(csv.length / 1e6).toFixed(1)} MB, ${times} times; seconds:`)
  console.table({
    'plain writes of the items': row(taken.floor, floor),
    'quorum import, from empty': row(taken.empty, floor),
    'quorum import, 5 % changed': row(taken.changed, floor),
  })
  console.log(`Load of the machine before each (one minute): ${loads.join(', ')}`)
}

async function imported(file: string, data: string): Promise<number> {
  const started = performance.now()
  await promisify(execFile)(process.execPath, [command, 'import', file, '--yes', '--data', data])
  return (performance.now() - started) / 1000
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!
const row = (all: number[], floor: number) => ({
  fastest: Number(Math.min(...all).toFixed(2)),
  median: Number(median(all).toFixed(2)),
  'times the floor': Number((median(all) / floor).toFixed(2)),
})
