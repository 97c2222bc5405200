/** Commands on files: replay, gate, attack, verdicts, fingerprint, statistics. Only a replay starts or asks an instance. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { attackText } from '../attack/words.ts'
import { attackOn } from '../attack.ts'
import { CommandError } from '../command-error.ts'
import { fingerprintHere, fingerprintText } from '../fingerprint.ts'
import { gateOf, publishedText } from '../gate.ts'
import { command, list, print, read, whole } from '../program.ts'
import { bar } from '../progress-bar.ts'
import { type Run, replay } from '../replay/replay.ts'
import { statisticsOf, statisticsText } from '../statistics.ts'
import { verdictsIn, verdictsText } from '../verdicts.ts'

interface ReplayFlags {
  team: string[]
  items?: string[]
  wave: string[][]
  level?: string
  person?: string
  drivers?: string
  out: string
  data?: string
  json?: boolean
}

interface GateFlags {
  org: string
  ballots: string
  k: number
  order: string
  drivers?: string
  season?: string
  json?: boolean
}

interface StatisticsFlags {
  group: string[]
  items: string[]
  person?: string
  json?: boolean
}

export function fileCommands(program: Command): void {
  command(program, 'replay <file>', 'put survey data through whole rounds, over HTTP')
    .requiredOption('--team <columns>', 'columns that name the team, outermost first', list)
    .option('--items <columns>', 'columns of answers from 1 to 5, asked in one round', list)
    .option(
      '--wave <columns>',
      'the columns of one round; again for the next, in the same order',
      (text, before: string[][]) => [...before, list(text)],
      [],
    )
    .option('--level <column>', 'column of the level')
    .option('--person <column>', 'column of the person, whose first row counts')
    .option('--drivers <pairs>', 'which driver an item measures: AF06=morale,…')
    .requiredOption('--out <dir>', 'where published.json and run.json go')
    .option('--data <dir>', 'data directory (a temporary one)')
    .action(async (file: string, { json, items, wave, ...options }: ReplayFlags) => {
      const waves = items ? [items] : wave
      if (waves.length === 0 || (items && wave.length > 0))
        throw new CommandError('Name the columns of answers by --items, or those of each round by --wave.')
      const progress = bar(process.stderr)
      const run = await replay({ ...options, waves, file, text: await read(file), progress: progress.show })
      progress.end()
      print(json, run, () => runText(run, options.out))
    })

  command(program, 'gate', 'run the disclosure gate on given ballots')
    .requiredOption('--org <file>', 'CSV of the organisation')
    .requiredOption('--ballots <file>', 'CSV member,Q1,Q2,…')
    .option('--k <number>', 'quorum', whole, 5)
    .option('--order <kind>', 'which groups go first: units or teams', 'units')
    .option('--drivers <pairs>', 'which driver a question measures: Q1=morale,…')
    .option('--season <file>', 'JSON of a season: permitted set, history, or both (none)')
    .action(async ({ json, org, ballots, season, order, ...options }: GateFlags) => {
      if (order !== 'units' && order !== 'teams') throw new CommandError('--order is units or teams.')
      const published = gateOf({
        ...options,
        order,
        organisation: await read(org),
        ballots: await read(ballots),
        ...(season === undefined ? {} : { season: await read(season) }),
      })
      print(json, published, () => publishedText(published))
    })

  command(program, 'attack <files...>', 'compute from published files what they should not tell')
    .option('--org <file>', 'CSV of the organisation, for exact headcounts')
    .option('--k <number>', 'quorum', whole, 5)
    .action(async (files: string[], { json, org, k }: { json?: boolean; org?: string; k: number }) => {
      const attack = attackOn({
        k,
        files: await Promise.all(files.map(async (name) => ({ name, text: await read(name) }))),
        ...(org === undefined ? {} : { organisation: await read(org) }),
      })
      print(json, attack, () => attackText(attack))
      if (attack.leaks.length > 0) process.exitCode = 1
    })

  command(
    program,
    'verdicts <dir>',
    'tell what rose and fell in a folder of published rounds, and what is chance',
  ).action(async (dir: string, { json }: { json?: boolean }) => {
    const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(`${dir} cannot be read (${error.code}).`)
    })
    const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(dir, name))
    const files = await Promise.all(paths.map(async (name) => ({ name, text: await read(name) })))
    const told = verdictsIn(files)
    print(json, told, () => verdictsText(told))
  })

  command(program, 'fingerprint', 'build the answer page from this source and print its fingerprint')
    .option('--url <address>', 'address of an application, whose answer page is compared with it')
    .action(async ({ json, url }: { json?: boolean; url?: string }) => {
      const told = await fingerprintHere(url)
      print(json, told, () => fingerprintText(told))
      if (told.served?.same === false) process.exitCode = 1
    })

  command(program, 'statistics <file>', 'agreement and reliability of survey data')
    .requiredOption('--group <columns>', 'columns that name the group', list)
    .requiredOption('--items <columns>', 'columns of answers', list)
    .option('--person <column>', 'column of the person, whose first row counts')
    .action(async (file: string, { json, ...options }: StatisticsFlags) => {
      const statistics = statisticsOf(await read(file), options)
      print(json, statistics, () => statisticsText(statistics))
    })
}

function runText(run: Run, out: string): string {
  const { people, peakMemoryBytes, signIn } = run
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  const rounds = (run.waves ?? [run]).flatMap(({ round, ballots, seconds, ballotsPerSecond }) => [
    `Round ${round}: ${ballots.cast} ballots of ${people} people, ${ballots.accepted} accepted, spoiled: ${ballots.spoiled}`,
    `${ballotsPerSecond.toFixed(1)} ballots a second; tally ${seconds.tally.toFixed(1)} s`,
  ])
  const files = [...(run.waves ?? []).map(({ file }) => file), 'published.json', 'run.json']
  return [
    ...rounds,
    `Peak memory: voters ${megabytes(peakMemoryBytes.voters)}, instance ${megabytes(peakMemoryBytes.instance)}`,
    `Written: ${files.map((file) => `${out}/${file}`).join(', ')}`,
    ...(signIn ? [`Sign in as ${signIn} to see all of it, as HR does.`] : []),
  ].join('\n')
}
