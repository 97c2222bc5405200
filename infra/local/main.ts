/** Starts Quorum on this machine, tells where it is and who can sign in, and stops cleanly. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoOf, holdsOthers, type Progress, playDemo } from './demo/demo.ts'
import { simulatedMembers } from './demo/members.ts'
import { demoOrganisation, type Person } from './demo/organisation.ts'
import { openDirectory } from './directory.ts'
import { type Instance, startInstance } from './instance.ts'
import { type Options, onlyDemonstration, readOptions } from './options.ts'
import { root } from './parts-here.ts'
import { minuteIn, roundNews } from './round-news.ts'
import { StartError } from './start-error.ts'
import { openTime } from './time.ts'
import { buildWeb } from './web-build.ts'

const say = (line = '') => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const directory = await openDirectory(options.data)
  const time = await openTime(directory.time, options.speed)
  if (options.web) {
    say('Building the pages …')
    await buildWeb()
  }
  const instance = await startInstance(directory, { port: options.port, web: options.web, version, time })
  stopOnSignal(instance)
  const { app, box, signIn, mailbox, control } = instance
  await writeFile(
    directory.instance,
    `${JSON.stringify({ pid: process.pid, version, app, box, control })}\n`,
    {
      mode: 0o600,
    },
  )
  say(`Quorum ${version} is running.`)
  say(`  dashboard    ${app}/`)
  say(`  ballot box   ${box}`)
  say(`  sign-in      ${signIn}  (stands for your organisation’s own)`)
  say(
    mailbox
      ? `  mailbox      ${mailbox}  (takes every e-mail)`
      : '  e-mail       goes to the server of SMTP_URL',
  )
  say(`  data         ${directory.root}`)
  if (time.simulated) say(`  time         ${timeHere(instance, options)}`)

  const fresh = !options.empty && (await instance.people.count()) === 0
  const began = fresh ? { started: time.now(), weeks: options.weeks } : null
  const demo = options.empty ? null : await demoOf(directory, began)
  if (options.speed && (!demo || (await holdsOthers(instance)))) {
    await instance.close()
    throw new StartError(
      onlyDemonstration(`${directory.root} holds people of your own. Choose another directory with --data.`),
    )
  }
  if (demo) {
    tellWho()
    await playDemo(directory, instance, demo, tellProgress)
    await tellLinks(instance)
  }
  instance.startBeats(demo && options.speed ? await passingWeeks(instance, demo) : undefined)
  say('Ready. Stop with Ctrl+C.')
}

function timeHere({ surroundings }: Instance, { speedText }: Options): string {
  const at = minuteIn(surroundings.now().toISOString(), surroundings.environment.TIME_ZONE!)
  return speedText
    ? `${at}, and ${speedText} from “Ready.” on`
    : `${at}: weeks passed here with --speed. It goes on from there at the usual pace`
}

/** What each beat brings where weeks pass in minutes: people answer, and it is said what happened. */
async function passingWeeks(instance: Instance, demo: Progress): Promise<() => Promise<void>> {
  const left = new Set(linkPeople().map(({ id }) => id))
  const membersAnswer = simulatedMembers(instance, demo, (id) => !left.has(id))
  const news = roundNews(instance.surroundings.environment.TIME_ZONE!)
  news(await instance.rounds.listRounds())
  return async () => {
    for (const line of news(await instance.rounds.listRounds())) say(line)
    await membersAnswer()
  }
}

function tellWho(): void {
  const people = demoOrganisation()
  const first = (level: string) => people.find((person) => person.level === level)!
  const lines: [string, string][] = [
    ['HR', people.find(({ role }) => role === 'hr')!.email],
    ['administrator', people.find(({ role }) => role === 'administrator')!.email],
    ['area manager', first('area-manager').email],
    ['field manager', first('field-manager').email],
    ['rep', first('rep').email],
  ]
  say('Sign in as one of these, no password:')
  for (const [who, email] of lines) say(`  ${who.padEnd(14)}${email}`)
}

function tellProgress(done: number, of: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\rPast weeks: ${done} of ${of}${done === of ? '\n' : ''}`)
  else if (done % 5 === 0 || done === of) say(`Past weeks: ${done} of ${of}`)
}

/** Three people for whom whoever tries Quorum may answer, in French and in English, one of whom manages others. */
function linkPeople(): Person[] {
  const people = demoOrganisation()
  const reps = people.filter(({ level }) => level === 'rep')
  return [
    reps.find(({ language }) => language === 'fr')!,
    reps.find(({ language }) => language === 'en')!,
    people.find(({ level }) => level === 'field-manager')!,
  ]
}

async function tellLinks(instance: Instance): Promise<void> {
  const three = linkPeople()
  const response = await instance.ask('/links', { members: three.map(({ id }) => id) })
  if (!response.ok) {
    say('No round is open at the moment; the next one opens by itself.')
    return
  }
  const { links } = (await response.json()) as { links: { member: string; url: string }[] }
  say('A round is open. Three people’s personal links to answer it:')
  for (const [i, { url }] of links.entries())
    say(`  ${three[i]!.name} (${three[i]!.level}, ${three[i]!.language})\n    ${url}`)
}

function stopOnSignal(instance: Instance): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      await instance.close().catch(() => {})
      process.exit(0)
    })
}

await main().catch(async (error) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`Quorum could not start: ${(error as Error).stack}\n`)
  process.exit(1)
})
