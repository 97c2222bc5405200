/** What a backup and a restore say at their end. */
import type { BackedUpFile } from './backup.ts'
import type { Sums } from './format.ts'
import type { Restored } from './restore.ts'

const number = (value: number) => value.toLocaleString('en')
const size = (bytes: number) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
const itemsIn = (tables: Sums) => Object.values(tables).reduce((sum, { items }) => sum + items, 0)
const count = (value: number, one: string, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`

export function backupText({ file, bytes, header, tables, members, published, unfinished }: BackedUpFile) {
  return [
    `Written: ${file}, ${size(bytes)}: ${count(members, 'member')}, ${count(published, 'published round')}, ${count(itemsIn(tables), 'item')}; data of version ${header.data}.`,
    ...unfinished.map(
      (id) =>
        `Round ${id} is not published yet: its ballots are in no backup, so this one can never be counted from it.`,
    ),
    'Keep the passphrase elsewhere: without it nobody opens the file.',
  ].join('\n')
}

export function restoreText({ header, tables, over, migrated, given, missed, channels, webhooks }: Restored) {
  return [
    `Restored: the backup of ${header.at}, ${count(itemsIn(tables) - over, 'item')}.`,
    ...(over > 0 ? [`Left out, since their time is over: ${count(over, 'item')}.`] : []),
    ...(migrated ? [`Its data of version ${migrated.from} are now of version ${migrated.to}.`] : []),
    ...given.map((id) => `Given up: round ${id}. Its ballots are in no backup, and nobody can count it.`),
    ...missed.map((id) => `Missed: round ${id}. It was planned for a time that has passed.`),
    'No backup holds these; enter them again:',
    ...(channels.length > 0
      ? [`  the secrets of ${channels.join(', ')}, on the page Messages: e-mail serves until then`]
      : []),
    ...(webhooks > 0
      ? [
          `  a new secret for ${count(webhooks, 'webhook')}, on the page Webhooks; each is paused until you resume it`,
        ]
      : []),
    '  where there were any: the address of your mail server, the client secret of your sign-in',
    'Everybody signs in anew. Links in messages from before open nothing, unless the link key is still the same.',
  ].join('\n')
}
