/** The `quorum` command as a process, against a real Quorum with nothing but its api: exit codes, JSON, hostile files, bad roads. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCsv } from '../../infra/local/demo/organisation.ts'
import {
  type Exit,
  type Quorum,
  quorum,
  quorumIn,
  removeFolder,
  startQuorum,
  temporaryFolder,
} from './quorum.fixture.ts'
import { type Road, roughRoad } from './rough-road.fixture.ts'

let data: string
let running: Quorum
let road: Road
let token: string

beforeAll(async () => {
  data = await temporaryFolder()
  running = await startQuorum(data, ['--empty', '--no-web'])
  token = (await readFile(join(data, 'administrator-token'), 'utf8')).trim()
  road = await roughRoad(running.app)
  expect((await there('import', await fileOf(demoCsv()), '--yes')).code).toBe(0)
})
afterAll(async () => {
  await road?.close()
  await running?.kill()
  await removeFolder(data)
})

/** With an address and a token, as a deployment is reached. */
const there = (...args: string[]): Promise<Exit> =>
  quorumIn({ QUORUM_URL: road.url, QUORUM_TOKEN: token }, ...args)
const json = <T>({ out }: Exit) => JSON.parse(out) as T

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = join(data, `people-${Math.random()}.csv`)
  await writeFile(file, content)
  return file
}
const version = async () => {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${running.app}/api/directory`, { headers })
  return ((await response.json()) as { version: number }).version
}

interface Refused {
  error: string
  problems: { line: number; column: string; en: string }[]
  problem?: {
    type: string
    status: number
    code: string
    detail: string
    expected?: number
    version?: number
  }
}

describe('exit codes', () => {
  const cases: [
    code: number,
    what: string,
    args: string[],
    environment: Record<string, string>,
    said: RegExp,
  ][] = [
    [0, 'done', ['schedule', 'show'], {}, /^Opens Thursday 09:00/],
    [0, 'the version', ['--version'], {}, /^\d+\.\d+\.\d+\n$/],
    [1, 'refused', ['season', 'plan', '--k', '4'], {}, /k/],
    [
      1,
      'a file that is not there',
      ['import', 'nowhere.csv', '--yes'],
      {},
      /nowhere\.csv cannot be read \(ENOENT\)/,
    ],
    [1, 'nothing to close', ['round', 'close'], {}, /^No round is open\.\n$/],
    [2, 'an unknown command', ['fly'], {}, /unknown command 'fly'/],
    [2, 'an unknown option', ['schedule', 'show', '--fast'], {}, /unknown option '--fast'/],
    [2, 'a value that is none', ['season', 'plan', '--k', 'five'], {}, /not a whole number/],
    [2, 'two places at once', ['doctor', '--data', 'x', '--url', 'http://localhost'], {}, /not both/],
    [2, 'no address', ['schedule', 'show'], { QUORUM_URL: 'quorum' }, /is no address/],
    [
      2,
      'a token in the clear',
      ['schedule', 'show'],
      { QUORUM_URL: 'http://quorum.test' },
      /is not encrypted/,
    ],
    [2, 'what only a machine’s owner can do', ['link', 'L001'], {}, /tells nobody a personal link/],
    [2, 'what a deployment does itself', ['round', 'publish'], {}, /publishes by itself/],
    [2, 'what a deployment does by its schedule', ['round', 'open'], {}, /quorum round extra/],
    [3, 'nobody there', ['schedule', 'show'], { QUORUM_URL: 'http://127.0.0.1:9' }, /cannot be reached/],
    [
      4,
      'another token',
      ['schedule', 'show'],
      { QUORUM_TOKEN: 'another' },
      /This token or API key opens nothing/,
    ],
    [4, 'no token', ['import', 'package.json', '--yes'], { QUORUM_TOKEN: '' }, /Set QUORUM_TOKEN/],
  ]
  it.each(cases)('%i: %s', async (code, _what, args, environment, said) => {
    const all = { QUORUM_URL: road.url, QUORUM_TOKEN: token, ...environment }
    const exit = await quorumIn(all, ...args)
    expect([exit.code, exit.out + exit.error]).toEqual([code, expect.stringMatching(said)])
    expect(code === 0 ? exit.error : exit.out).toBe('')
    expect(exit.error).not.toMatch(/\n +at /)
    const machine = await quorumIn(all, ...args.filter((arg) => arg !== '--version'), '--json')
    if (args[0] === '--version') return
    expect(machine.code).toBe(code)
    const told = json<Refused>(machine)
    if (code > 0) expect([typeof told.error, Array.isArray(told.problems)]).toEqual(['string', true])
  })

  it('3 where nothing runs on a directory, and no file of it is made', async () => {
    const exit = await quorum('round', 'status', '--data', join(data, 'nothing'))
    expect([exit.code, exit.error]).toEqual([3, expect.stringContaining('--url')])
  })

  it('a refusal of the api is told as it came', async () => {
    const { problem } = json<Refused>(await there('season', 'plan', '--k', '2', '--json'))
    expect(problem).toMatchObject({
      type: 'urn:quorum:problem:body-invalid',
      status: 400,
      code: 'body-invalid',
    })
  })

  it('a directory on the line comes before an address in the environment', async () => {
    const exit = await quorumIn(
      { QUORUM_URL: 'http://127.0.0.1:9', QUORUM_TOKEN: 'x' },
      'round',
      'status',
      '--data',
      data,
      '--json',
    )
    expect([exit.code, json<{ app: string }>(exit).app]).toEqual([0, running.app])
  })
})

describe('a deployment', () => {
  it('tells its rounds, pauses and resumes, and plans one more', async () => {
    expect(json(await there('round', 'status', '--json'))).toMatchObject({ round: null })
    expect((await there('schedule', 'pause', '--until', '2035-01-04')).out).toContain(
      'paused until 2035-01-04',
    )
    expect((await there('schedule', 'resume')).out).toMatch(/^It is not paused\. The next opens on /)
    const wrong = json<Refused>(await there('schedule', 'pause', '--until', 'soon', '--json'))
    expect(wrong.problems).toMatchObject([
      { field: 'paused', en: expect.any(String), fr: expect.any(String) },
    ])
    const { next } = json<{ next: { opens: string; closes: string }[] }>(
      await there('schedule', 'show', '--json'),
    )
    // Between the first and the second of the calendar's rounds.
    const opens = new Date(Date.parse(next[0]!.closes) + 3_600_000).toISOString()
    const closes = new Date(Date.parse(opens) + 24 * 3_600_000).toISOString()
    const asked = [
      'round',
      'extra',
      '--opens',
      opens,
      '--closes',
      closes,
      '--title-fr',
      'Après',
      '--title-en',
      'After',
    ]
    const first = json<{ id: string; state: string }>(await there(...asked, '--json'))
    expect(first.state).toBe('to-come')
    // The same once more is the one that is there.
    expect(json(await there(...asked, '--json'))).toMatchObject({ id: first.id })
  })

  it('takes an order to close the open round', async () => {
    const opened = json<{ round: string }>(
      await quorum('round', 'open', '--data', data, '--grace', '0', '--json'),
    )
    expect((await there('round', 'status')).out).toContain(`Round ${opened.round} is open`)
    const ordered = await there('round', 'close')
    expect(ordered.out).toContain(`Round ${opened.round}: the clock closes it within a minute.`)
    // The clock here looks every few seconds: until it has, the order stands there; then no round is open.
    const statusNow = async () =>
      json<{ round: { ordered: string | null } | null }>(await there('round', 'status', '--json')).round
    const first = await statusNow()
    if (first) expect(first.ordered).toBe('close')
    await expect.poll(statusNow, { timeout: 60_000 }).toBeNull()
    await quorum('round', 'cancel', '--data', data)
  })

  it('is examined by doctor, by season, and told how many people it knows', async () => {
    const told = json<{ address: string; findings: unknown[] }>(await there('doctor', '--json'))
    expect(told.address).toBe(road.url)
    expect(told.findings.length).toBeGreaterThan(5)
    expect(json(await there('season', 'status', '--json'))).toHaveProperty('next.k', 5)
  })
})

describe('a bad road', () => {
  const posts = (path: string) => road.seen().filter((one) => one.method !== 'GET' && one.path === path)

  it('is tried again, three times at most, by one key for one change', async () => {
    road.fates('/api/season/plan', 'busy', 'lost', 'busy')
    road.seen()
    expect((await there('season', 'plan', '--k', '5')).code).toBe(0)
    const tries = posts('/api/season/plan')
    expect(tries.map(({ fate }) => fate)).toEqual(['busy', 'lost', 'busy', 'carried'])
    expect(new Set(tries.map(({ key }) => key)).size).toBe(1)
    expect(tries[0]!.key).toMatch(/^[0-9a-f-]{36}$/)
    await there('season', 'plan', '--k', '5')
    expect(posts('/api/season/plan')[0]!.key).not.toBe(tries[0]!.key)
  })

  it('ends with 3 where it stays bad', async () => {
    road.fates('/api/season', 'busy', 'busy', 'busy', 'busy', 'busy')
    road.seen()
    const exit = await there('season', 'status')
    expect([exit.code, exit.error]).toEqual([3, expect.stringMatching(/Trying again[\s\S]*Too busy\.\n$/)])
    expect(road.seen()).toHaveLength(4)
    road.fates('/api/season')
  })

  it('on which the answer to an import is lost brings it once, and says that it is there', async () => {
    const before = await version()
    road.fates('/api/directory/import', 'unheard')
    const file = await fileOf(demoCsv().replace('@lumen.example', '@lumen.test'))
    const exit = await there('import', file, '--yes', '--json')
    expect([exit.code, json<{ version: number }>(exit).version]).toEqual([0, before + 1])
    expect(await version()).toBe(before + 1)
  })

  it('that breaks while an import is being written waits for what becomes of it, and does it once', async () => {
    const before = await version()
    const rows = Array.from(
      { length: 6000 },
      (_, i) => `X${i},Somebody ${i},x${i}@lumen.test,L001,rep,fr,,,,true`,
    )
    const file = await fileOf(`${demoCsv()}${rows.join('\n')}\n`)
    road.fates('/api/directory/import', 'hung-up')
    road.seen()
    const exit = await there('import', file, '--yes', '--json')
    expect([exit.code, json<{ members: number; version: number }>(exit)]).toMatchObject([
      0,
      { members: 6240, version: before + 1 },
    ])
    expect(await version()).toBe(before + 1)
    expect(new Set(posts('/api/directory/import').map(({ key }) => key)).size).toBe(1)
    expect((await there('import', await fileOf(demoCsv()), '--yes')).code).toBe(0)
  })
})

describe('import', () => {
  const header = 'id,name,email,manager,level,language'
  const small = [header, 'D1,Zoé Roy,zoe@x.test,,director,fr', 'R1,Bob Hill,bob@x.test,D1,rep,en'].join('\n')

  it.each([
    [
      '200,000 rows',
      () =>
        [
          header,
          ...Array.from(
            { length: 200_000 },
            (_, i) => `P${i},Somebody Number ${i},p${i}@x.test,${i ? 'P0' : ''},rep,fr`,
          ),
        ].join('\n'),
      /exceeds 5 MB/,
    ],
    [
      '60,000 short rows',
      () =>
        [header, ...Array.from({ length: 60_000 }, (_, i) => `${i},A,${i}@a.fr,${i ? 0 : ''},rep,fr`)].join(
          '\n',
        ),
      /line 50002, id: .*50,000 people/,
    ],
    ['Windows-1252', () => Buffer.from(small, 'latin1'), /line 2, name: .*not UTF-8/],
    ['a spreadsheet’s own file', () => Buffer.from('PK\x03\x04\0\0'), /line 1: This is not a CSV file/],
    [
      'a circle',
      () => `${small}\nA1,A,a@x.test,A2,rep,fr\nA2,B,b@x.test,A1,rep,fr`,
      /line 4, manager: .*A1 → A2 → A1/,
    ],
    ['a head who left', () => small.replace('\nD1,', '\nD2,'), /line 3, manager: .*D1/],
    ['an escape sequence', () => small.replace('Bob', '\x1b[2JBob'), /line 3, name: .*·\[2JBob/],
  ])('refuses %s and changes nothing', async (_what, content, said) => {
    const before = await version()
    const exit = await there('import', await fileOf(content()), '--yes')
    expect([exit.code, exit.out]).toEqual([1, ''])
    expect(exit.error).toMatch(said)
    expect(exit.error.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    expect(exit.error).toContain('nothing was changed')
    expect(await version()).toBe(before)
  })

  it('reads UTF-16 and tabs as Excel writes them, shows progress on standard error, and undoes', async () => {
    const excel = Buffer.from(`\uFEFF${small.replaceAll(',', '\t').replaceAll('\n', '\r\n')}`, 'utf16le')
    const exit = await there('import', await fileOf(excel), '--yes')
    expect(exit.code).toBe(0)
    expect(exit.out).toContain('Zoé Roy (D1)')
    expect(exit.error).toMatch(/^Import …\n/)
    const undone = await there('undo-import', '--yes', '--json')
    expect([undone.code, json<{ members: number }>(undone).members]).toEqual([0, 240])
  })

  it('of two at once takes one, and tells the other both versions', async () => {
    const before = await version()
    const files = [await fileOf(small), await fileOf(small.replace('Bob Hill', "=cmd|' /C calc'!A0"))]
    const both = await Promise.all(files.map((file) => there('import', file, '--yes', '--json')))
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    const { problem } = json<Refused>(both.find(({ code }) => code === 1)!)
    expect(problem).toMatchObject({ status: 409 })
    expect(['directory-changed', 'import-running']).toContain(problem!.code)
    expect(await version()).toBe(before + 1)
  })
})
