/** The `quorum` command with all its commands and options. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { backupCommands } from './commands/backup.ts'
import { completionCommand } from './commands/completion.ts'
import { directoryCommands } from './commands/directory.ts'
import { fileCommands } from './commands/files.ts'
import { roundCommands } from './commands/round.ts'
import { scheduleCommands } from './commands/schedule.ts'
import { seasonCommands } from './commands/season.ts'

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
) as { version: string }

export function quorumProgram(): Command {
  const program = new Command('quorum')
    .description('Drives rounds, imports people, replays surveys and runs the disclosure gate.')
    .version(version, '--version', 'print the version')
    .showHelpAfterError()
    .exitOverride()
  directoryCommands(program)
  roundCommands(program)
  scheduleCommands(program)
  seasonCommands(program)
  fileCommands(program)
  backupCommands(program)
  completionCommand(program)
  return program
}
