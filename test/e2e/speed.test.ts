/** Weeks pass in seconds: the demonstration's people answer, rounds are published, mails arrive, and a kill loses nothing. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterEach, expect, it, vi } from 'vitest'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { findInstance } from '../../infra/command/connection.ts'
import { demoCsv, demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { launchBrowser } from '../browser.ts'
import {
  type Quorum,
  quorumJson,
  removeFolder,
  startAndFail,
  startQuorum,
  temporaryFolder,
} from './quorum.fixture.ts'

let running: Quorum | undefined
let browser: Browser | undefined
const folders: string[] = []
const folder = async () => {
  const path = await temporaryFolder()
  folders.push(path)
  return path
}
afterEach(async () => {
  await browser?.close()
  await running?.kill('SIGKILL')
  running = browser = undefined
  for (const path of folders.splice(0)) await removeFolder(path)
})

const weeks = ['--no-web', '--weeks', '0', '--speed', '1week=20s']
/** The director, an area manager and two teams: enough to be published, and few enough for a test. */
const lumen = demoOrganisation()
const thirdTeam = lumen.filter(({ level }) => level === 'field-manager')[2]!
const people = lumen.slice(0, lumen.indexOf(thirdTeam))
const manager = people.find(({ level }) => level === 'field-manager')!
const patience = { timeout: 220_000, interval: 1000 }

/** A Thursday before nine in Paris, so that the test meets the same calendar on every day. */
const start = '2030-01-10T07:55:00.000Z'
const friday = Date.parse('2030-01-11T08:00:00Z')

async function directoryAt(reached: string): Promise<string> {
  const data = await folder()
  await writeFile(join(data, 'quorum-data.json'), '{"format":1}')
  await writeFile(join(data, 'time.json'), JSON.stringify({ reached }))
  return data
}
async function peopleFile(list: typeof people): Promise<string> {
  const file = join(await folder(), 'people.csv')
  await writeFile(file, demoCsv(list))
  return file
}
const reachedBy = async (data: string) =>
  Date.parse(JSON.parse(await readFile(join(data, 'time.json'), 'utf8')).reached)
const timeOf = async ({ app }: Quorum) => Date.parse((await fetch(`${app}/config.json`)).headers.get('date')!)

/** What the manager found in the mailbox, which keeps the last 500 e-mails of all. */
async function mailsTo({ said }: Quorum, email: string): Promise<string[]> {
  const [, mailbox] = /mailbox +(\S+)/.exec(said())!
  const list = await (await fetch(`${mailbox}/fr/?person=${encodeURIComponent(email)}`)).text()
  return [...list.matchAll(/[^<>]*[Ss]emaine \d+[^<>]*/g)].map(([subject]) => subject)
}

it('passes from round to round, over a SIGKILL', { timeout: 240_000 }, async () => {
  const data = await directoryAt(start)
  running = await startQuorum(data, ['--no-web', '--weeks', '0'])
  await quorumJson('import', await peopleFile(people), '--yes', '--data', data)
  await running.kill()

  running = await startQuorum(data, weeks)
  expect(running.said()).toMatch(/2030-01-10 08:5\d, and 1week=20s from “Ready\.” on/)
  await vi.waitFor(async () => expect(await reachedBy(data)).toBeGreaterThan(friday), patience)
  const before = await timeOf(running)
  expect(before).toBeGreaterThan(Date.parse(start))
  await running.kill('SIGKILL')

  running = await startQuorum(data, weeks)
  const { app, said } = running
  // Dates in headers have no fractions of a second.
  expect(await timeOf(running)).toBeGreaterThanOrEqual(before)
  browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(`${app}/api/sign-in?return=/api/me`)
  await page.getByRole('textbox').fill(manager.email)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${app}/api/me`)
  expect(await page.textContent('body')).toContain(manager.name)

  const subjects = new Set<string>()
  const wanted = [
    /^\s*Semaine 2\s: un rappel/,
    /semaine 2\s: les résultats|Semaine 2\s: pas de chiffre/,
    /^\s*Semaine 3\s: une minute/,
  ]
  await vi.waitFor(async () => {
    for (const subject of await mailsTo(running!, manager.email)) subjects.add(subject)
    for (const subject of wanted) expect([...subjects]).toContainEqual(expect.stringMatching(subject))
  }, patience)
  expect(said().match(/^2030-.*$/gm)).toEqual([
    '2030-01-13 23:59  round 2030-W02 closed',
    expect.stringMatching(/^2030-01-14 \d\d:\d\d {2}round 2030-W02 published$/),
    '2030-01-17 09:00  round 2030-W03 opened',
  ])

  const instance = (await findInstance(data))!
  const known = await instance.ask<{ rounds: Round[] }>('/rounds')
  const round = known.rounds.find(({ id }) => id.startsWith('2030-W02'))!
  expect(round.state).toBe('shredded')
  const published = await instance.ask<PublishedRound>(`/rounds/${round.id}/published`)
  const { results } = published.groups.find(({ kind }) => kind === 'organisation')!
  for (const { id, asked } of published.questions)
    if (asked === 'all')
      expect(results[id]).toMatchObject({ answers: expect.stringMatching(/^(8-11|12-19|20-49)$/) })
  expect(published.organisation).toMatchObject({ spoiled: 'none', integrity: 'ok' })
  // Signed in for twelve hours of whoever watches, not of the weeks that passed.
  await page.reload()
  expect(await page.textContent('body')).toContain(manager.name)
  expect(said()).not.toContain('warning')
})

it('goes on from where time stood without --speed, and leaves people of somebody’s own alone', async () => {
  const data = await directoryAt(start)
  running = await startQuorum(data, ['--empty', '--no-web'])
  expect(running.said()).toContain(
    '2030-01-10 08:55: weeks passed here with --speed. It goes on from there at the usual pace',
  )
  expect(await timeOf(running)).toBeGreaterThanOrEqual(Date.parse(start))
  await quorumJson('import', await peopleFile(lumen), '--yes', '--data', data)
  await running.kill()
  const exit = await startAndFail([...weeks, '--data', data, '--port', '0'])
  expect(exit).toMatchObject({
    code: 1,
    error: `--speed is for the demonstration only, whose people it makes answer. ${data} holds people of your own. Choose another directory with --data.\n`,
  })
})
