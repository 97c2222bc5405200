/** The attackers on what a running Quorum serves: a small organisation imported, a round cast, closed and published. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import type { PublishedRound } from '../../shared/published/published.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { launchBrowser } from '../browser.ts'
import {
  quorum as command,
  type Quorum,
  quorumJson,
  removeFolder,
  startQuorum,
  temporaryFolder,
} from '../e2e/quorum.fixture.ts'
import { openedByBallots, openedByHeadcounts } from './bounds.ts'
import { type Ballot, firm, week } from './firm.ts'
import { roundExposed } from './linear.ts'
import { naive } from './naive.ts'
import { countPerCell, type Publication } from './publication.ts'
import { subtract } from './reader.ts'
import { report } from './report.ts'

const people = firm(6, 66)
const hr = 'hr@example.org'
const csv = [
  'id,name,email,manager,level,language,role,eligible',
  ...people.organisation.members.map(({ id, name, email, manager, level, language }) =>
    [id, name, email, manager ?? '', level, language, '', ''].join(),
  ),
  // HR reads the file and answers nothing.
  `HR,HR,${hr},D,director,fr,hr,no`,
].join('\n')

let data: string
let running: Quorum
let connection: Connection
let ballots: Ballot[]
let served: PublishedRound
let file: string

beforeAll(async () => {
  data = await temporaryFolder()
  running = await startQuorum(data, ['--empty', '--no-web'])
  connection = (await findInstance(data))!
  await writeFile(join(data, 'people.csv'), csv)
  await quorumJson('import', join(data, 'people.csv'), '--yes', '--data', data)
  const { round } = await connection.ask<{ round: string }>('/rounds/open', { grace: 0 })
  const manifest = (await (await fetch(`${running.box}/rounds/${round}/manifest.json`)).json()) as Manifest
  ballots = week(
    people,
    77,
    manifest.questions.map(({ id, driver, asked }) => ({ id, driver, asked })),
  )
  await cast(ballots)
  await connection.ask('/rounds/close', {})
  await connection.ask('/rounds/publish', {})
  served = await publishedTo(hr, round)
  file = join(data, 'published.json')
  await writeFile(file, JSON.stringify(served))
})

afterAll(async () => {
  await running?.kill()
  await removeFolder(data)
})

/** As the api serves it to somebody who signed in. */
async function publishedTo(email: string, round: string): Promise<PublishedRound> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${running.app}/api/sign-in`)
    await page.getByRole('textbox').fill(email)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${running.app}/**`)
    const response = await page.request.get(`${running.app}/api/rounds/${round}/published.json`)
    expect(response.status()).toBe(200)
    return (await response.json()) as PublishedRound
  } finally {
    await browser.close()
  }
}

async function cast(all: Ballot[]): Promise<void> {
  const members = all.map(({ person }) => person.id)
  const { links } = await connection.ask<{ links: { member: string; url: string }[] }>('/links', { members })
  const urls = new Map(links.map(({ member, url }) => [member, url]))
  const endpoints = { app: running.app, box: running.box }
  for (const { person, answers } of all)
    await vote(endpoints, { link: readLink(urls.get(person.id)!), answers: answers as never })
}

/** Whom a cell holds, as the file tells: the narrowest cell that names team and level. */
function cellOf({ team, level }: Ballot['person']): string {
  const holds = served.cells.filter(({ teams, levels }) => teams.includes(team) && levels.includes(level))
  return holds.sort((a, b) => a.teams.length * a.levels.length - b.teams.length * b.levels.length)[0]!.id
}

describe('a round as it is served', () => {
  it('has the ballots that were cast, in groups', () => {
    const organisation = served.groups.find(({ kind }) => kind === 'organisation')!
    expect(ballots.length).toBeGreaterThan(30)
    expect(
      Object.values(organisation.results).filter((result) => !('hidden' in result)).length,
    ).toBeGreaterThan(0)
    expect(served.cells.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(people.people.length)
  })

  it('gives way to no attacker to whom the naive publisher gives way', () => {
    const open = naive(5, served.questions)(people, ballots)
    const closed: Publication = { published: served, cellOf, ballots }
    const figures = (publication: Publication) => {
      const asked = publication.published.questions.filter((one) => one.asked === 'all').map(({ id }) => id)
      const small = (question: string, opened: Set<string>) =>
        [...countPerCell(publication, question)].filter(([cell, n]) => n < 5 && opened.has(cell)).length
      const sum = (of: (question: string) => number) => asked.reduce((total, id) => total + of(id), 0)
      return {
        'groups below five by row reduction': roundExposed(publication).sets.length,
        'by subtraction': sum((id) => subtract(publication, id).sets.length),
        'small cells by headcounts': sum((id) => small(id, openedByHeadcounts(publication.published, id))),
        'small cells by ballot counts': sum((id) =>
          small(id, openedByBallots(publication.published, id, countPerCell(publication, id))),
        ),
      }
    }
    report('served by the api', { naive: figures(open), ours: figures(closed) })
    for (const n of Object.values(figures(open))) expect(n).toBeGreaterThan(0)
    for (const n of Object.values(figures(closed))) expect(n).toBe(0)
  })

  it('gives the works council’s command nothing, with and without the directory', async () => {
    for (const more of [[], ['--org', join(data, 'people.csv')]]) {
      const { code, out } = await command('attack', file, ...more)
      expect(out).toContain('No leak')
      expect(code).toBe(0)
    }
    const careless = join(data, 'naive.json')
    await writeFile(careless, JSON.stringify(naive(5, served.questions)(people, ballots).published))
    const { code, out } = await command('attack', careless)
    expect(out).toContain('LEAK')
    expect(code).toBe(1)
  })
})
