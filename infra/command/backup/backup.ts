/** `quorum backup`: everything that must last, of one moment, into one encrypted file. */
import { randomUUID } from 'node:crypto'
import { CommandError } from '../command-error.ts'
import { writeFileOf } from './file.ts'
import { format, type Header, linesOf, type Sums } from './format.ts'
import type { BackedUp } from './partitions.ts'
import type { Place } from './place.ts'
import { getDataVersion, keptItems, momentOf, type RoundHere } from './tables.ts'
import { latestVersion } from './upgrade.ts'

export interface BackedUpFile {
  file: string
  bytes: number
  header: Header
  tables: Sums
  members: number
  published: number
  /** Rounds that no backup can bring back, since their ballots are in none. */
  unfinished: string[]
}

export interface BackUpOptions {
  file: string
  passphrase: string
  /** Version of this Quorum. */
  quorum: string
  /** Told how many items were read so far. */
  show: (items: number) => void
}

class MovedError extends CommandError {}

/** How often it begins anew where something moved while it read. */
const tries = 3

export async function backUp(place: Place, options: BackUpOptions): Promise<BackedUpFile> {
  for (let left = tries - 1; ; left--)
    try {
      return await once(place, options)
    } catch (error) {
      if (!(error instanceof MovedError) || left === 0) throw error
    }
}

async function once(place: Place, { file, passphrase, quorum, show }: BackUpOptions): Promise<BackedUpFile> {
  const [data, moment, latest] = await Promise.all([getDataVersion(place), momentOf(place), latestVersion()])
  if (data?.restoring !== undefined)
    throw new CommandError('A backup is being restored there. Bring that to its end first.')
  if ((data?.version ?? 0) > latest)
    throw new CommandError(
      `The data there are of version ${data!.version}, and this Quorum knows versions up to ${latest}. Use the Quorum that runs there.`,
    )
  if (moment.importing) throw new CommandError('The directory is just being imported. Run it again then.')
  const header: Header = {
    'quorum-backup': format,
    id: randomUUID(),
    at: place.now.toISOString(),
    quorum,
    data: data?.version ?? 0,
    k: Math.max(5, ...moment.rounds.map(({ k }) => k)),
  }

  const tables: Partial<Sums> = {}
  let members = 0
  let items = 0
  async function* itemsOf(table: BackedUp) {
    for await (const item of keptItems(place, table, moment)) {
      if (item.pk?.S?.startsWith('members#')) members++
      if (++items % 1000 === 0) show(items)
      yield item
    }
    show(items)
  }
  async function* whole() {
    let last = ''
    // The last line waits until it is sure that nothing has moved: without it a file is no backup.
    for await (const line of linesOf(header, itemsOf, (table, sum) => {
      tables[table] = sum
    })) {
      if (last) yield last
      last = line
    }
    if ((await momentOf(place)).mark !== moment.mark)
      throw new MovedError(
        'Rounds moved, or the directory was imported, each time while it was read. Nothing was written: run it again later.',
      )
    yield last
  }
  const bytes = await writeFileOf(file, passphrase, whole())
  return {
    file,
    bytes,
    header,
    tables: tables as Sums,
    members,
    published: moment.rounds.filter(({ result }) => result !== '').length,
    unfinished: moment.rounds.filter(isUnfinished).map(({ id }) => id),
  }
}

const isUnfinished = ({ state }: RoundHere): boolean => state === 'open' || state === 'closed'
