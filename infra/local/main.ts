/** Starts Quorum on this machine, tells where it is and who can sign in, and stops cleanly. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoOf, playDemo } from './demo/demo.ts'
import { demoOrganisation } from './demo/organisation.ts'
import { openDirectory } from './directory.ts'
import { type Instance, startInstance } from './instance.ts'
import { readOptions } from './options.ts'
import { root } from './parts-here.ts'
import { StartError } from './start-error.ts'
import { buildWeb } from './web-build.ts'

const say = (line = '') => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const directory = await openDirectory(options.data)
  if (options.web) {
    say('Building the pages …')
    await buildWeb()
  }
  const instance = await startInstance(directory, { port: options.port, web: options.web, version })
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

  const fresh = !options.empty && (await instance.people.count()) === 0
  const demo = options.empty ? null : await demoOf(directory, fresh)
  if (demo) {
    tellWho()
    await playDemo(directory, instance, demo, tellProgress)
    await tellLinks(instance)
  }
  instance.startTimers()
  say('Ready. Stop with Ctrl+C.')
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

/** Personal links of three people, in French and in English, one of whom manages others. */
async function tellLinks(instance: Instance): Promise<void> {
  const people = demoOrganisation()
  const reps = people.filter(({ level }) => level === 'rep')
  const three = [
    reps.find(({ language }) => language === 'fr')!,
    reps.find(({ language }) => language === 'en')!,
    people.find(({ level }) => level === 'field-manager')!,
  ]
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
