/** What every command has: how it is declared, which Quorum it speaks to, and how it reads and prints. */
import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { CommandError, misused } from './command-error.ts'
import type { Where } from './reach.ts'

const usualData = '.quorum'

export const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

export const whole = (text: string) => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It is not a whole number.')
  return number
}

export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read (${error.code}).`)
  })
  return new Uint8Array(bytes)
}

export const read = async (path: string): Promise<string> => Buffer.from(await readBytes(path)).toString()

/** One output, for machines or for people. */
export function print(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text()}\n`)
}

export const command = (parent: Command, name: string, description: string) =>
  parent.command(name).description(description).option('--json', 'print JSON').exitOverride()

/** A command with commands of its own. */
export const family = (parent: Command, name: string, description: string) =>
  parent.command(name).description(description).exitOverride()

/** A command that speaks to a running Quorum. */
export const running = (parent: Command, name: string, description: string) =>
  command(parent, name, description)
    .option('--data <dir>', 'data directory of an instance on this machine', usualData)
    .addOption(
      new Option('--url <address>', 'address of a deployment, whose token stands in QUORUM_TOKEN').env(
        'QUORUM_URL',
      ),
    )

/** What was named on the line comes before the environment. @throws CommandError where both were named */
export function whereOf(command: Command): Where {
  const { data, url } = command.opts<{ data: string; url?: string }>()
  const named = (option: string) => command.getOptionValueSource(option) === 'cli'
  if (named('data') && named('url'))
    throw misused('Name a directory with --data or an address with --url, not both.')
  return { data, url: named('data') ? undefined : url || undefined }
}
