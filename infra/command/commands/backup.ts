/** `quorum backup` and `quorum restore`. What they work with is loaded when one of them is used: no other command needs AWS's clients. */
import { type Command, Option } from 'commander'
import type { Place } from '../backup/place.ts'
import { misused } from '../command-error.ts'
import { command, list, print } from '../program.ts'
import { bar } from '../progress-bar.ts'

interface Flags {
  json?: boolean
  data: string
  aws?: boolean
  stack: string
  tables?: string[]
}

export function backupCommands(program: Command): void {
  withTables(program, 'backup <file>', 'write everything that must last into an encrypted file').action(
    async (file: string, flags: Flags, self: Command) => {
      const [{ backUp }, { backupText }, { newPassphrase }] = await Promise.all([
        import('../backup/backup.ts'),
        import('../backup/words.ts'),
        import('../backup/passphrase.ts'),
      ])
      const written = await atPlace(self, flags, async (place) => {
        const passphrase = await newPassphrase()
        const progress = bar(process.stderr)
        const show = (items: number) => progress.show('Backup', items, items)
        return backUp(place, { file, passphrase, quorum: program.version()!, show }).finally(progress.end)
      })
      print(flags.json, written, () => backupText(written))
    },
  )

  withTables(program, 'restore <file>', 'put a backup into an installation that holds nobody yet').action(
    async (file: string, flags: Flags, self: Command) => {
      const [{ restore }, { restoreText }, { passphraseOf }] = await Promise.all([
        import('../backup/restore.ts'),
        import('../backup/words.ts'),
        import('../backup/passphrase.ts'),
      ])
      const restored = await atPlace(self, flags, async (place) => {
        const passphrase = await passphraseOf()
        const progress = bar(process.stderr)
        return restore(place, { file, passphrase, show: progress.show }).finally(progress.end)
      })
      print(flags.json, restored, () => restoreText(restored))
    },
  )
}

const withTables = (program: Command, name: string, description: string) =>
  command(program, name, description)
    .option('--data <dir>', 'data directory of an instance on this machine, which must run', '.quorum')
    .option('--aws', 'a deployment on AWS, with your own credentials for its tables')
    .option('--stack <name>', 'its stack of tables', 'Quorum-Data')
    .addOption(
      new Option('--tables <names>', 'its tables instead: directory=…,results=…,commons=…').argParser(list),
    )

/** @throws CommandError also for what AWS refused */
async function atPlace<T>(
  self: Command,
  { aws = false, data, stack, tables }: Flags,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const named = (option: string) => self.getOptionValueSource(option) === 'cli'
  if (aws && named('data'))
    throw misused('Name a directory with --data, or a deployment with --aws, not both.')
  if (!aws && (named('stack') || named('tables'))) throw misused('--stack and --tables go with --aws.')
  if (!aws && !named('data') && process.env.QUORUM_URL)
    throw misused(
      'QUORUM_URL names a deployment, whose api hands out no backup. Reach its tables with --aws, or name a directory with --data.',
    )
  const { placeOf, inAws } = await import('../backup/place.ts')
  try {
    return await work(await placeOf({ aws, data, stack, tables }))
  } catch (error) {
    throw aws ? inAws(error) : error
  }
}
