/** What can be completed at each place of a command line, taken from the declared commands themselves. */
import type { Command } from 'commander'

/** What stands at a place: a file, a directory, one of some words, or something that nobody can guess. */
export type Kind = { files: boolean } | { directories: boolean } | { words: string[] } | null

export interface Word {
  name: string
  description: string
}

export interface Place {
  /** The commands up to here without the program's name: `round open`. */
  path: string
  commands: Word[]
  /** `value` is undefined where the option takes none. */
  options: (Word & { value: Kind | undefined })[]
  argument: Kind
}

export function placesOf(program: Command, path: string[] = []): Place[] {
  const help = program.createHelp()
  const commands = help.visibleCommands(program).filter((one) => one.name() !== 'help')
  const argument = program.registeredArguments[0]
  const place: Place = {
    path: path.join(' '),
    commands: commands.map((one) => ({ name: one.name(), description: one.description() })),
    options: help.visibleOptions(program).map((option) => ({
      name: option.long ?? option.flags,
      description: option.description,
      value:
        option.required || option.optional
          ? kindOf(/<(\w+)/.exec(option.flags)?.[1] ?? '', option.argChoices)
          : undefined,
    })),
    argument: argument ? kindOf(argument.name(), argument.argChoices) : null,
  }
  return [place, ...commands.flatMap((one) => placesOf(one, [...path, one.name()]))]
}

/** By the name that the help gives a value. */
function kindOf(name: string, choices: readonly string[] | undefined): Kind {
  if (choices) return { words: [...choices] }
  if (name === 'file' || name === 'files') return { files: true }
  return name === 'dir' ? { directories: true } : null
}
