/**
 * What is in a backup, line by line, each of them JSON:
 *   { "quorum-backup": 1, "id", "at", "quorum", "data", "k" }    the header
 *   { "table": "commons" }, then { "Item": … } for each item, then { "end": "commons", "items", "sha256" }
 *   … the same of results and directory …
 *   { "end": "backup" }
 * The SHA-256 of a table is that of its lines with items, line ends included.
 */
import { createHash } from 'node:crypto'
import { type Item, readItem, writeItem } from './item.ts'
import { type BackedUp, backedUp } from './partitions.ts'

/** The only one there is. */
export const format = 1

export interface Header {
  'quorum-backup': number
  /** By which a restore that died knows what it was restoring. */
  id: string
  /** Instant, ISO. */
  at: string
  /** Version of the Quorum that wrote it. */
  quorum: string
  /** Version of the data (docs/decisions/0024). */
  data: number
  /** The quorum of the last season. */
  k: number
}

export interface Sum {
  items: number
  sha256: string
}
export type Sums = Record<BackedUp, Sum>

export class DamagedError extends Error {}

/** @param done told the sum of each table */
export async function* linesOf(
  header: Header,
  itemsOf: (table: BackedUp) => AsyncIterable<Item>,
  done: (table: BackedUp, sum: Sum) => void,
): AsyncGenerator<string> {
  yield line(header)
  for (const table of backedUp) {
    yield line({ table })
    const hash = createHash('sha256')
    let items = 0
    for await (const item of itemsOf(table)) {
      const text = `{"Item":${writeItem(item)}}\n`
      hash.update(text)
      items++
      yield text
    }
    const sum = { items, sha256: hash.digest('hex') }
    done(table, sum)
    yield line({ end: table, ...sum })
  }
  yield line({ end: 'backup' })
}

const line = (value: object) => `${JSON.stringify(value)}\n`

/**
 * Reads to the end, whatever the items are used for: only then it is sure that they are all there, as they were written.
 * @param starts may throw what it refuses, before anything else is read
 * @throws DamagedError
 */
export async function readLines(
  lines: AsyncIterable<string>,
  starts: (header: Header) => void,
  take: (table: BackedUp, item: Item) => Promise<void> | void,
): Promise<Sums> {
  const sums: Partial<Sums> = {}
  const waiting = [...backedUp]
  let header: Header | undefined
  let table: BackedUp | undefined
  let hash = createHash('sha256')
  let items = 0
  let over = false
  for await (const text of lines) {
    const value = parse(text)
    if (over) throw new DamagedError('something follows its end')
    if (!header) {
      header = value as unknown as Header
      if (typeof header['quorum-backup'] !== 'number') throw new DamagedError('it has no header')
      starts(header)
    } else if ('Item' in value) {
      if (!table) throw new DamagedError('an item is in no table')
      hash.update(`${text}\n`)
      items++
      await take(table, item(value.Item))
    } else if ('table' in value) {
      table = waiting.shift()
      if (!table || table !== value.table) throw new DamagedError('its tables are others')
      hash = createHash('sha256')
      items = 0
    } else if (value.end === 'backup' && !table && waiting.length === 0) over = true
    else if (table && value.end === table) {
      const sum = { items, sha256: hash.digest('hex') }
      if (sum.items !== value.items || sum.sha256 !== value.sha256)
        throw new DamagedError(`the items of ${table} are not those that were written`)
      sums[table] = sum
      table = undefined
    } else throw new DamagedError('a line is none of a backup')
  }
  if (!over) throw new DamagedError('its end is missing')
  return sums as Sums
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {}
  throw new DamagedError('a line is no JSON')
}

function item(value: unknown): Item {
  try {
    return readItem(value)
  } catch (error) {
    throw new DamagedError((error as Error).message)
  }
}
