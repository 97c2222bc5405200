/**
 * `quorum restore`: a backup into an installation that holds nobody and no round. The whole file is read and checked before
 * anything is written. A mark beside the version of the data says which backup is being put there, and stays until all of it is
 * there: the clock moves no round meanwhile, so that the order of the items does not matter; and the same command goes on after a kill.
 */
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DataVersion } from '#shared/operation/data-version.ts'
import { CommandError } from '../command-error.ts'
import { openFile } from './file.ts'
import { DamagedError, format, type Header, readLines, type Sums } from './format.ts'
import { isOver, textOf } from './item.ts'
import { isKept } from './partitions.ts'
import type { Place } from './place.ts'
import { nothingRemade, type Remade, remake } from './remade.ts'
import { dataVersionItem, getDataVersion, scan } from './tables.ts'
import { latestVersion, migrate } from './upgrade.ts'
import { writerOf } from './write.ts'

export interface Restored extends Remade {
  header: Header
  /** As they stand in the file. */
  tables: Sums
  /** What deletes itself, and did since. */
  over: number
  migrated: { from: number; to: number } | null
}

export async function restore(
  place: Place,
  options: { file: string; passphrase: string; show: (stage: string, done: number, of: number) => void },
): Promise<Restored> {
  const { file, passphrase, show } = options
  const lines = await openFile(file, passphrase)
  const latest = await latestVersion()
  const { header, tables } = await checked(file, lines, latest)
  await claim(place, header, latest)

  const remade = nothingRemade()
  const writer = writerOf(place)
  const all = Object.values(tables).reduce((sum, { items }) => sum + items, 0)
  let done = 0
  let over = 0
  const again = await readLines(
    lines,
    ({ id }) => {
      if (id !== header.id)
        throw new CommandError(`${file} has changed. Start again with the file as it was.`)
    },
    async (table, item) => {
      if (isOver(item, place.now)) over++
      else await writer.put(table, remake(table, item, place.now, remade))
      if (++done % 500 === 0) show('Restore', done, all)
    },
  )
  await writer.end()
  if (JSON.stringify(again) !== JSON.stringify(tables))
    throw new CommandError(`${file} has changed. Start again with the file as it was.`)
  show('Restore', done, all)
  await migrate(place, { version: header.data, restoring: header.id })
  await mark(place, { version: latest }, header.id)
  const migrated = header.data < latest ? { from: header.data, to: latest } : null
  return { header, tables, over, migrated, ...remade }
}

/** Read to its end, and refused where anything is wrong. */
async function checked(
  file: string,
  lines: AsyncIterable<string>,
  latest: number,
): Promise<{ header: Header; tables: Sums }> {
  let header: Header | undefined
  const starts = (found: Header) => {
    header = found
    if (found['quorum-backup'] !== format || !(found.data <= latest))
      throw new CommandError(
        `${file} was written by a later Quorum (${found.quorum}, data of version ${found.data}); this one reads data up to version ${latest}. Nothing was written: use a Quorum that is at least as new.`,
      )
  }
  try {
    const tables = await readLines(lines, starts, (table, { pk }) => {
      if (!isKept(table, textOf(pk)))
        throw new DamagedError(`it holds what belongs in no backup (${textOf(pk).split('#')[0]})`)
    })
    return { header: header!, tables }
  } catch (error) {
    if (error instanceof CommandError) throw error
    const why = error instanceof DamagedError ? `: ${error.message}` : ''
    throw new CommandError(`${file} is damaged or cut short${why}. Nothing was written.`)
  }
}

/** @throws CommandError where anything is there already */
async function claim(place: Place, { id, data }: Header, latest: number): Promise<void> {
  const stored = await getDataVersion(place)
  if (stored?.restoring === id) return
  if (stored?.restoring !== undefined)
    throw new CommandError(`Another backup is being restored in ${place.name}. Bring that to its end first.`)
  if (!stored)
    throw new CommandError(`Nothing was ever deployed with ${place.name}. Deploy Quorum first, then restore.`)
  if (stored.version !== latest)
    throw new CommandError(
      `The data of ${place.name} are of version ${stored.version}, those of this Quorum of version ${latest}. Use the same Quorum here and there.`,
    )
  const found = await whatIsThere(place)
  if (found)
    throw new CommandError(
      `${place.name} is not empty: it holds ${found}. Restore only where nobody was imported and no round was planned; nothing was written.`,
    )
  await mark(place, { version: data, restoring: id }, id)
}

/** People or rounds: whatever else a new installation writes by itself is no hindrance. */
async function whatIsThere({ client, tables }: Place): Promise<string | null> {
  for await (const { pk, sk } of scan(client, { TableName: tables.directory }))
    if (!(textOf(pk) === 'structure' && textOf(sk) === 'import')) return 'people'
  for await (const { pk } of scan(client, { TableName: tables.results }))
    if (/^(rounds|seasons|(round|season|group)#.*)$/.test(textOf(pk))) return 'rounds or seasons'
  return null
}

async function mark(place: Place, { version, restoring }: DataVersion, id: string): Promise<void> {
  const value = {
    M: { version: { N: String(version) }, ...(restoring && { restoring: { S: restoring } }) },
  }
  await place.client.send(
    new PutItemCommand({
      TableName: place.tables.results,
      Item: { ...dataVersionItem, value },
      ConditionExpression: 'attribute_not_exists(#value.restoring) OR #value.restoring = :id',
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':id': { S: id } },
    }),
  )
}
