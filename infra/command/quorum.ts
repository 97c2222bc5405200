/** The `quorum` command: what an operator and a researcher do from a terminal. Exit 0 done, 1 refused or failed, 2 misused. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { SeasonPreview, SeasonStatus } from '#shared/insight/season-view.ts'
import type { ImportView } from '#shared/org/directory-view.ts'
import type { TeamChange, TeamFate } from '#shared/org/team-changes.ts'
import { attackText } from './attack/words.ts'
import { attackOn } from './attack.ts'
import { CommandError } from './command-error.ts'
import { connect } from './connection.ts'
import { importDirectory, undoImport } from './directory-import.ts'
import { doctor, doctorText } from './doctor.ts'
import { fingerprintHere, fingerprintText } from './fingerprint.ts'
import { gateOf, publishedText } from './gate.ts'
import { bar } from './progress-bar.ts'
import { type Run, replay } from './replay/replay.ts'
import { previewText, settingsText, statusText } from './season-text.ts'
import { statisticsOf, statisticsText } from './statistics.ts'
import { TableError } from './table.ts'
import { verdictsIn, verdictsText } from './verdicts.ts'

const usualData = '.quorum'
const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
const whole = (text: string) => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It is not a whole number.')
  return number
}

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read (${error.code}).`)
  })
}

/** One output, for machines or for people. */
function print(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text()}\n`)
}

const program = new Command('quorum')
  .description('Drives rounds, imports people, replays surveys and runs the disclosure gate.')
  .showHelpAfterError()
  .exitOverride()

const command = (parent: Command, name: string, description: string) =>
  parent.command(name).description(description).option('--json', 'print JSON').exitOverride()
const running = (parent: Command, name: string, description: string) =>
  command(parent, name, description).option(
    '--data <dir>',
    'data directory of the running instance',
    usualData,
  )

running(program, 'import <file>', 'import the organisation from a CSV file, after showing what would change')
  .option('--levels <ids>', 'level ids from the top down, or as-found')
  .option('--yes', 'import without asking')
  .action(async (file: string, options: { data: string; json?: boolean; levels?: string; yes?: boolean }) => {
    const imported = await importDirectory(await connect(options.data), {
      csv: await read(file),
      ...(options.levels === undefined ? {} : { levels: options.levels }),
      yes: options.yes ?? false,
      json: options.json ?? false,
      show: (preview) => process.stdout.write(`${differenceText(preview)}\n`),
    })
    print(options.json, imported, () =>
      imported
        ? `${differenceText(imported)}\nImported: ${imported.members} members.`
        : 'Nothing was imported.',
    )
    if (!imported) process.exitCode = 1
  })

running(program, 'undo-import', 'make the directory what it was before the last import')
  .option('--yes', 'undo without asking')
  .action(async (options: { data: string; json?: boolean; yes?: boolean }) => {
    const undone = await undoImport(await connect(options.data), {
      yes: options.yes ?? false,
      json: options.json ?? false,
    })
    print(options.json, undone, () =>
      undone ? `${differenceText(undone)}\nUndone: ${undone.members} members.` : 'Nothing was undone.',
    )
    if (!undone) process.exitCode = 1
  })

const round = program.command('round').description('Drive the running instance’s rounds.').exitOverride()
running(round, 'open', 'open a round now')
  .option('--closes <instant>', 'closing time, ISO 8601 (the usual Sunday evening)')
  .option('--grace <seconds>', 'how long the box stays open after closing', whole)
  .action(
    async ({ data, json, ...asked }: { data: string; json?: boolean; closes?: string; grace?: number }) => {
      const opened = await (await connect(data)).ask<{ round: string; closes: string }>('/rounds/open', asked)
      print(json, opened, () => `Round ${opened.round} is open until ${opened.closes}.`)
    },
  )
running(round, 'close', 'close the open round now').action(async ({ data, json }) => {
  const closed = await (await connect(data)).ask<{ round: string; grace: number }>('/rounds/close', {})
  print(
    json,
    closed,
    () => `Round ${closed.round} is closed; the box takes ballots for ${closed.grace} s more.`,
  )
})
running(
  round,
  'cancel',
  'give up the round that is open or waits for its tally: nothing is counted, all is shredded',
).action(async ({ data, json }) => {
  const told = await (await connect(data)).ask<{ round: string; state: string }>('/rounds/cancel', {})
  print(json, told, () => `Round ${told.round} is ${told.state}; its ballots and keys are gone.`)
})
running(round, 'publish', 'tally, publish and shred the closed round now').action(async ({ data, json }) => {
  const told = await (await connect(data)).ask<{ round: string; state: string }>('/rounds/publish', {})
  print(json, told, () => `Round ${told.round} is ${told.state}.`)
})
running(round, 'status', 'tell which round is under way').action(async ({ data, json }) => {
  const { status } = await connect(data)
  print(json, status, () =>
    status.round
      ? `Round ${status.round.id} is ${status.round.state}, closes ${status.round.closes}.`
      : 'No round is under way.',
  )
})

interface SeasonFlags {
  data: string
  json?: boolean
  k?: number
  expected?: number
  order?: string
}
const season = program.command('season').description('Look at, plan and begin seasons.').exitOverride()
const choosing = (name: string, description: string) =>
  running(season, name, description)
    .option('--k <number>', 'quorum (as it is)', whole)
    .option('--expected <number>', 'answers a group must be expected to have (as it is)', whole)
    .option('--order <kind>', 'which groups go first: units or teams (as it is)')
running(season, 'status', 'tell which groups the running season shows, and why not the others').action(
  async ({ data, json }: SeasonFlags) => {
    const status = await (await connect(data)).apiJson<SeasonStatus>('/api/season')
    print(json, status, () => statusText(status))
  },
)
choosing('preview', 'show what a season that began now would show, and what other choices would').action(
  async ({ data, json, ...asked }: SeasonFlags) => {
    const preview = await (await connect(data)).apiJson<SeasonPreview>('/api/season/preview', asked)
    print(json, preview, () => previewText(preview))
  },
)
choosing('plan', 'choose what the next season is to be').action(
  async ({ data, json, ...asked }: SeasonFlags) => {
    const status = await (await connect(data)).apiJson<SeasonStatus>('/api/season/plan', asked)
    print(json, status.next, () => `The next season: ${settingsText(status.next)}.`)
  },
)
choosing('start', 'end the running season and begin the next now').action(
  async ({ data, json, ...asked }: SeasonFlags) => {
    const status = await (await connect(data)).apiJson<SeasonStatus>('/api/season/start', asked)
    print(json, status, () => statusText(status))
  },
)

running(program, 'link <member>', 'print a member’s personal link of the open round').action(
  async (member: string, { data, json }: { data: string; json?: boolean }) => {
    const told = await (await connect(data)).ask<{ links: { url: string }[] }>('/links', {
      members: [member],
    })
    print(json, told.links[0], () => told.links[0]!.url)
  },
)

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

interface GateFlags {
  org: string
  ballots: string
  k: number
  order: string
  drivers?: string
  season?: string
  json?: boolean
}
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

running(program, 'doctor', 'tell how a running Quorum fares, and what to do')
  .option('--url <address>', 'address of a deployment, whose token stands in QUORUM_TOKEN')
  .action(async ({ data, json, url }: { data: string; json?: boolean; url?: string }) => {
    const { QUORUM_TOKEN: token } = process.env
    const told = await doctor(url === undefined ? { data } : { url, ...(token ? { token } : {}) })
    print(json, told, () => doctorText(told))
    if (!told.well) process.exitCode = 1
  })

interface StatisticsFlags {
  group: string[]
  items: string[]
  person?: string
  json?: boolean
}
command(program, 'statistics <file>', 'agreement and reliability of survey data')
  .requiredOption('--group <columns>', 'columns that name the group', list)
  .requiredOption('--items <columns>', 'columns of answers', list)
  .option('--person <column>', 'column of the person, whose first row counts')
  .action(async (file: string, { json, ...options }: StatisticsFlags) => {
    const statistics = statisticsOf(await read(file), options)
    print(json, statistics, () => statisticsText(statistics))
  })

function differenceText({ difference }: ImportView): string {
  const { added, left, moved, changed, unchanged, teams } = difference
  const named = (people: { id: string; name: string }[]) => {
    const some = people.slice(0, 10).map(({ id, name }) => `${name} (${id})`)
    return people.length > some.length
      ? `${some.join(', ')} and ${people.length - some.length} more`
      : some.join(', ')
  }
  const lines = [
    ['join', added],
    ['leave', left],
    ['get another manager', moved],
    ['change in details', changed],
  ] as const
  return [
    ...lines.map(
      ([what, people]) => `${people.length} ${what}${people.length > 0 ? `: ${named(people)}` : ''}`,
    ),
    `${unchanged} stay as they are`,
    ...teamLines(teams),
  ].join('\n')
}

/** What becomes of the teams' lines, as far as it is said at once. */
function teamLines(teams: TeamChange[]): string[] {
  const fates: Record<TeamFate, (team: TeamChange) => string> = {
    begins: ({ after }) => `a line begins (${after} people)`,
    ends: ({ before }) => `the line ends (${before} people)`,
    'goes-on': () => 'another manager under the same name: the line goes on, with a join',
    regrouped: ({ before, after }) =>
      `more than one in ten are others (${before}, then ${after}): the line goes on, with a join`,
  }
  const told = teams.slice(0, 10).map((team) => `  ${team.name.en} (${team.id}): ${fates[team.fate](team)}`)
  return [
    `${teams.length} lines of teams change from the next season on${teams.length > 0 ? ':' : ''}`,
    ...told,
    ...(teams.length > told.length ? [`  and ${teams.length - told.length} more`] : []),
  ]
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

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0 && process.argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: error.message, problems: [] }, null, 2)}\n`)
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  const known = error instanceof CommandError || error instanceof TableError
  const details = error instanceof CommandError ? error.details : []
  const message = known ? error.message : `It did not work: ${(error as Error).stack ?? error}`
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: message, problems: details }, null, 2)}\n`)
  else process.stderr.write(`${[message, ...details.map(lineOf)].join('\n')}\n`)
  process.exitCode = 1
}

/** A problem of an import, or any other detail. */
function lineOf(detail: unknown): string {
  if (typeof detail === 'string') return `  ${detail}`
  const { line, column, en } = detail as { line?: number; column?: string; en?: string }
  return en === undefined ? `  ${JSON.stringify(detail)}` : `  line ${line}, ${column}: ${en}`
}

await program.parseAsync().catch(fail)
