/** `quorum import`, `undo-import`, `link` and `doctor`. */
import type { Command } from 'commander'
import { importDirectory, undoImport } from '../directory-import.ts'
import { doctor, doctorText } from '../doctor.ts'
import { differenceText } from '../import-text.ts'
import { print, readBytes, running, whereOf } from '../program.ts'
import { reach, reachHere } from '../reach.ts'

interface Flags {
  json?: boolean
  levels?: string
  yes?: boolean
}

export function directoryCommands(program: Command): void {
  running(
    program,
    'import <file>',
    'import the organisation from a CSV file, after showing what would change',
  )
    .option('--levels <ids>', 'level ids from the top down, or as-found')
    .option('--yes', 'import without asking')
    .action(async (path: string, { json = false, levels, yes = false }: Flags, command: Command) => {
      const file = await readBytes(path)
      const { api } = await reach(whereOf(command))
      const imported = await importDirectory(api, {
        file,
        ...(levels === undefined ? {} : { levels }),
        yes,
        json,
        show: (preview) => process.stdout.write(`${differenceText(preview)}\n`),
      })
      print(json, imported, () =>
        imported
          ? `${differenceText(imported)}\nImported: ${imported.members} members.`
          : 'Nothing was imported.',
      )
      if (!imported) process.exitCode = 1
    })

  running(program, 'undo-import', 'make the directory what it was before the last import')
    .option('--yes', 'undo without asking')
    .action(async ({ json = false, yes = false }: Flags, command: Command) => {
      const { api } = await reach(whereOf(command))
      const undone = await undoImport(api, { yes, json })
      print(json, undone, () =>
        undone ? `${differenceText(undone)}\nUndone: ${undone.members} members.` : 'Nothing was undone.',
      )
      if (!undone) process.exitCode = 1
    })

  running(program, 'link <member>', 'print a member’s personal link of the open round').action(
    async (member: string, { json }: Flags, command: Command) => {
      const here = await reachHere(
        whereOf(command),
        'A deployment tells nobody a personal link: it sends it to its member. Only an instance of this machine prints one, with --data.',
      )
      const told = await here.ask<{ links: { url: string }[] }>('/links', { members: [member] })
      print(json, told.links[0], () => told.links[0]!.url)
    },
  )

  running(program, 'doctor', 'tell how a running Quorum fares, and what to do').action(
    async ({ json }: Flags, command: Command) => {
      const told = await doctor(whereOf(command))
      print(json, told, () => doctorText(told))
      if (!told.well) process.exitCode = 1
    },
  )
}
