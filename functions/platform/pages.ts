/** Long JSON in a table of 400 kB items: gzip, cut into pages, the first of which says how many there are. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { remove, writeAll } from './batch-write.ts'
import type { Table } from './runtime.ts'

const pageBytes = 350_000

/**
 * Writes pages `<prefix>#0…`. The same bytes give the same pages, so that writing twice is harmless.
 * @param expires seconds since the epoch at which they delete themselves
 */
export async function putPages(
  table: Table,
  pk: string,
  prefix: string,
  bytes: Uint8Array,
  expires?: number,
): Promise<void> {
  const zipped = gzipSync(bytes)
  const pages = Math.max(1, Math.ceil(zipped.length / pageBytes))
  // From the last to the first: whoever finds page 0 finds them all.
  for (let page = pages - 1; page >= 0; page--) {
    const part = zipped.subarray(page * pageBytes, (page + 1) * pageBytes)
    const Item = {
      pk,
      sk: `${prefix}#${page}`,
      part,
      ...(page === 0 ? { pages } : {}),
      ...(expires === undefined ? {} : { expires }),
    }
    await table.client.send(new PutCommand({ TableName: table.name, Item }))
  }
}

/** The bytes, or undefined where nothing was written. Throws when a page is missing. */
export async function getPages(table: Table, pk: string, prefix: string): Promise<Uint8Array | undefined> {
  const get = async (page: number) =>
    (await table.client.send(new GetCommand({ TableName: table.name, Key: { pk, sk: `${prefix}#${page}` } })))
      .Item as { part: Uint8Array; pages?: number } | undefined
  const first = await get(0)
  if (!first) return undefined
  const rest = await Promise.all(Array.from({ length: (first.pages ?? 1) - 1 }, (_, i) => get(i + 1)))
  const parts = [first, ...rest].map((page) => {
    if (!page) throw new Error(`a page of ${prefix} is missing`)
    return page.part
  })
  return new Uint8Array(gunzipSync(Buffer.concat(parts)))
}

/** The first last, which says how many there are: a second try finds what was left. */
export async function deletePages(table: Table, pk: string, prefix: string): Promise<void> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk, sk: `${prefix}#0` }, ConsistentRead: true }),
  )
  const [first, ...others] = Array.from({ length: Item?.pages ?? 0 }, (_, page) =>
    remove({ pk, sk: `${prefix}#${page}` }),
  )
  await writeAll(table, others)
  if (first) await writeAll(table, [first])
}
