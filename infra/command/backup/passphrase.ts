/** The passphrase of a backup: from the environment or from whoever sits there, never from the command line, which others can read. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandError, misused } from '../command-error.ts'

const shortest = 12

/** @throws CommandError misused where there is none and nobody can be asked */
export async function passphraseOf(): Promise<string> {
  const { QUORUM_PASSPHRASE: given } = process.env
  if (given) return given
  if (!process.stdin.isTTY)
    throw misused('Set QUORUM_PASSPHRASE to the passphrase of the backup: nobody can be asked here.')
  return ask('Passphrase of the backup: ')
}

/** One for a new file, asked for twice. @throws CommandError where it is too short or was not written alike */
export async function newPassphrase(): Promise<string> {
  const asked = !process.env.QUORUM_PASSPHRASE
  const passphrase = await passphraseOf()
  if (passphrase.length < shortest)
    throw new CommandError(
      `This passphrase is too short: a backup holds everybody's name and address, so take five random words, ${shortest} characters at least.`,
    )
  if (asked && (await ask('Once more: ')) !== passphrase)
    throw new CommandError('The two were not the same. Nothing was written.')
  return passphrase
}

/** What is typed is not shown. */
async function ask(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  process.stderr.write(question)
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  const answer = await terminal.question('').finally(() => terminal.close())
  process.stderr.write('\n')
  return answer
}
