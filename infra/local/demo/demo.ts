/** The demonstration: imports its organisation, makes its past weeks and leaves one round open, wherever it was interrupted. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closingAfter, isoWeek, mondayOf, nextOpening, usualWeek } from '#shared/round/calendar.ts'
import type { DataDirectory } from '../directory.ts'
import type { Instance } from '../instance.ts'
import { demoCsv, demoOrganisation, type Person } from './organisation.ts'
import { makePast, type PastWeek } from './past.ts'
import { standingsOf } from './standings.ts'

/** Weeks of the latent model before the first round that people answer here. */
const pastWeeks = 26
const day = 24 * 3600 * 1000
const timeZone = 'Europe/Paris'

export interface Progress {
  /** Instant of the first start, from which the past weeks are counted. */
  started: string
  /** How many of the past weeks are made: the last ones. */
  weeks?: number
  done: boolean
}

/** Reads or begins the demonstration of a directory; null where it holds an organisation of somebody's own. */
export async function demoOf(
  directory: DataDirectory,
  fresh: { started: Date; weeks: number } | null,
): Promise<Progress | null> {
  try {
    return JSON.parse(await readFile(fileIn(directory), 'utf8')) as Progress
  } catch {
    if (!fresh) return null
  }
  const progress = { started: fresh.started.toISOString(), weeks: fresh.weeks, done: false }
  await save(directory, progress)
  return progress
}

/** @param tell prints a line of progress */
export async function playDemo(
  directory: DataDirectory,
  instance: Instance,
  progress: Progress,
  tell: (done: number, of: number) => void,
): Promise<void> {
  if (progress.done) return
  const started = new Date(progress.started)
  const made = progress.weeks ?? pastWeeks
  const weeks = weeksBefore(started, made)
  const people = demoOrganisation()
  await importOnce(instance, people, new Date((weeks[0]?.opens ?? started).getTime() - day))
  await makePast({
    directory,
    surroundings: instance.surroundings,
    rounds: instance.rounds,
    standings: standingsOf(people),
    weeks,
    before: pastWeeks - made,
    progress: tell,
  })
  if (!(await instance.rounds.listRounds()).some(({ state }) => state === 'open')) {
    const opened = await instance.ask('/rounds/open', {})
    if (!opened.ok) throw new Error(`this week’s round did not open: ${(await opened.json()).detail}`)
  }
  await save(directory, { ...progress, done: true })
}

/** Whether there are people who are not the demonstration’s: somebody imported their own. */
export async function holdsOthers(instance: Instance): Promise<boolean> {
  const found = await Promise.all(
    demoOrganisation()
      .filter(({ eligible }) => eligible)
      .map(async ({ id, email }) => (await instance.people.member(id))?.email === email),
  )
  return (await instance.people.count()) > found.filter(Boolean).length
}

/** The week of the latent model in which a round opens: the past weeks are followed by that of the first start. */
export function modelWeek({ started }: Progress, opens: Date): number {
  const monday = (instant: Date) => Date.parse(mondayOf(instant, timeZone))
  return pastWeeks + (monday(opens) - monday(new Date(started))) / (7 * day)
}

const fileIn = (directory: DataDirectory) => join(directory.root, 'demo.json')
const save = (directory: DataDirectory, progress: Progress) =>
  writeFile(fileIn(directory), `${JSON.stringify(progress)}\n`, { mode: 0o600 })

/** Thursday 9:00 to Sunday 23:59 of the weeks before this one, in Paris. Oldest first. */
function weeksBefore(started: Date, count: number): PastWeek[] {
  const schedule = usualWeek(timeZone)
  return Array.from({ length: count }, (_, i) => {
    const someday = new Date(started.getTime() - (count - i) * 7 * day)
    const monday = new Date(`${mondayOf(someday, timeZone)}T00:00:00Z`)
    const opens = nextOpening(monday, schedule)
    return { week: isoWeek(opens, timeZone), opens, closes: closingAfter(opens, schedule) }
  })
}

async function importOnce(instance: Instance, people: Person[], since: Date): Promise<void> {
  if ((await instance.people.count()) > 0) return
  const url = `${instance.app}/api/directory/import?version=0&since=${since.toISOString()}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${instance.token}` },
    body: demoCsv(people),
  })
  if (!response.ok) throw new Error(`the demonstration’s people were not imported: ${await response.text()}`)
}
