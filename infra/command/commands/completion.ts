/** `quorum completion`: a script by which a shell completes commands, options and file names. */
import { Argument, type Command } from 'commander'
import { bashScript } from '../completion/bash.ts'
import { fishScript } from '../completion/fish.ts'
import { type Place, placesOf } from '../completion/tree.ts'
import { zshScript } from '../completion/zsh.ts'
import { command, print } from '../program.ts'

/** Written out as a whole: a library that asks the command at each key press would start Node each time. */
const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } satisfies Record<
  string,
  (places: Place[]) => string
>
type Shell = keyof typeof scripts

export function completionCommand(program: Command): void {
  command(program, 'completion', 'print a script that completes commands, options and files in a shell')
    .addArgument(new Argument('<shell>', 'whose script').choices(Object.keys(scripts)))
    .action((shell: Shell, { json }: { json?: boolean }) => {
      const script = scripts[shell](placesOf(program))
      print(json, { shell, script }, () => script.trimEnd())
    })
}
