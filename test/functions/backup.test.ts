/** A backup brings back what was published and who is there, into an empty installation only, and nothing that opens a ballot. */
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Encrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open as openBallot, readKeyPair } from '#shared/ballot/sealing.ts'
import { dataVersionKey } from '#shared/operation/data-version.ts'
import { outbox } from '../../functions/platform/outbox.ts'
import { latest } from '../../functions/upgrade/migrations/migrations.ts'
import { type BackedUpFile, backUp } from '../../infra/command/backup/backup.ts'
import { restore } from '../../infra/command/backup/restore.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import {
  decrypted,
  keysIn,
  type Past,
  placeOf,
  startUpgraded,
  startWithPast,
  unfolded,
  upgrade,
} from './backup.fixture.ts'
import { askAs } from './signed-in.fixture.ts'
import { hour, type StoredItem, type Week } from './week.fixture.ts'

const passphrase = 'correct horse battery staple'
const quiet = () => {}

let folder: string
let past: Past
/** As the command wrote it; and the same with a key that is quick to derive. */
let asWritten: string
let file: string
let written: BackedUpFile
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-backup-'))
  past = await startWithPast()
  asWritten = join(folder, 'quorum.age')
  written = await save(past.week, asWritten)
  file = await foreign(await decrypted(asWritten, passphrase))
})
afterAll(async () => {
  await past?.week.close()
  await rm(folder, { recursive: true, force: true })
})

const save = (week: Week, to: string) =>
  backUp(placeOf(week), { file: to, passphrase, quorum: '0.1.0', show: quiet })
const bring = (week: Week, from = file, by = passphrase) =>
  restore(placeOf(week), { file: from, passphrase: by, show: quiet })

let made = 0
/** A file as somebody else would write it. */
async function foreign(text: string, by = passphrase): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(by)
  encrypter.setScryptWorkFactor(10)
  const path = join(folder, `foreign-${++made}.age`)
  await writeFile(path, await encrypter.encrypt(new Uint8Array(gzipSync(text))))
  return path
}

async function withEmpty(work: (week: Week) => Promise<void>, at = past.week.now().getTime()): Promise<void> {
  const week = await startUpgraded(at)
  try {
    await work(week)
  } finally {
    await week.close()
  }
}
const everything = async (week: Week): Promise<StoredItem[]> =>
  (await Promise.all((['directory', 'results', 'commons'] as const).map((table) => week.items(table))))
    .flat()
    .toSorted((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1))

describe('what is in the file', () => {
  it('is readable by age and gunzip, with a header and the sum of each table', async () => {
    const [header, ...lines] = (await decrypted(asWritten, passphrase)).trimEnd().split('\n')
    expect(JSON.parse(header!)).toEqual(written.header)
    expect(written.header).toMatchObject({ 'quorum-backup': 1, quorum: '0.1.0', data: latest, k: 5 })
    expect(JSON.parse(lines.at(-1)!)).toEqual({ end: 'backup' })
    const tables = lines.flatMap((line) => (line.startsWith('{"end":') ? [JSON.parse(line).end] : []))
    expect(tables).toEqual(['commons', 'results', 'directory', 'backup'])
    expect((await stat(asWritten)).mode & 0o777).toBe(0o600)
  })

  it('is no key, no secret and nothing of the sealed zone, while ballots lie in the box', async () => {
    const text = unfolded(await decrypted(file, passphrase))
    const keys = await keysIn(join(past.week.directory, 'keys'))
    const kinds = ['/link', '/session', '/channel/teams/', '/webhook/', '/round/']
    for (const kind of kinds) expect([...keys.keys()].some((path) => path.startsWith(kind))).toBe(true)
    const secrets = [...keys.values()]
    const sealed = [...(await past.week.items('ballots')), ...(await past.week.items('issuance'))]
    expect(sealed.length).toBeGreaterThan(100)
    for (const { sk, sealed: bytes, elements } of sealed) {
      secrets.push(sk)
      if (elements) secrets.push(elements as string)
      if (bytes) secrets.push(Buffer.from(bytes as Uint8Array).toString('base64'))
    }
    for (const secret of secrets) {
      const bytes = Buffer.from(secret, 'base64url')
      for (const form of [secret, bytes.toString('base64'), bytes.toString('hex')])
        expect(text.includes(form), 'a secret stands in the backup').toBe(false)
    }
    // What it does hold, so that the search above can find something.
    expect(text).toContain(past.manifest.keys.sealing)
    expect(text).toContain('m1r1@example.org')
  })

  it('opens no ballot of the open round, whatever of it is taken for the key', async () => {
    const { week, open, manifest } = past
    const [ballot] = (await week.items('ballots')).filter(({ kind }) => kind === 'ballot')
    const { cell, sealed, sk } = ballot as unknown as { cell: string; sealed: Uint8Array; sk: string }
    const opens = async (secret: string): Promise<boolean> => {
      const binding = { manifest: open.manifest!, cell, kind: 'ballot' } as const
      return readKeyPair(secret, manifest.keys.sealing)
        .then((key) => openBallot(key, binding, sk, sealed))
        .then(
          () => true,
          () => false,
        )
    }
    const keys = await keysIn(join(week.directory, 'keys'))
    const [, real] = [...keys].find(([path]) => path.startsWith(`/round/${open.id}/sealing/`))!
    expect(await opens(real)).toBe(true)
    const text = unfolded(await decrypted(file, passphrase))
    const long = new Set(text.match(new RegExp(`[\\w-]{${real.length}}`, 'g')))
    expect(long.size).toBeGreaterThan(20)
    for (const candidate of long) expect(await opens(candidate)).toBe(false)
  })

  it('is nothing that lasts a moment only, or is over', async () => {
    const { week } = past
    const soon = week.now().getTime() / 1000 + 3600
    const short = ['session#a', 'idempotency#b', 'limit#c', 'trial#d', 'health#courier']
    for (const pk of short) await week.put('commons', { pk, sk: 'short-lived', expires: soon })
    await week.put('directory', { pk: 'undo', sk: '9#0', pages: 1, expires: soon })
    await week.put('commons', { pk: 'bulletin#old', sk: 'short-lived', expires: soon - 7200 })
    await week.put('results', { pk: `round#${past.open.id}`, sk: 'result#unpublished#0', pages: 1 })
    const path = join(folder, 'later.age')
    await save(week, path)
    const text = await decrypted(path, passphrase)
    expect(text).not.toMatch(/short-lived|unpublished|"undo"|"import"|"schema"|"health#/)
    expect(text).toContain(`result#${past.published.result}#0`)
  })

  it('is of one moment: where a round moves meanwhile it begins anew, and gives up after three times', async () => {
    const { week, open } = past
    const moving = (times: number) => {
      const place = placeOf(week)
      let moved = 0
      place.client.middlewareStack.add(
        (next, context) => async (args) => {
          const { TableName } = args.input as { TableName?: string }
          if (context.commandName === 'ScanCommand' && TableName === place.tables.directory && moved < times)
            await week.put('results', { pk: 'rounds', sk: 'x', value: { ...open, id: 'x', k: ++moved } })
          return next(args)
        },
        { step: 'initialize' },
      )
      return place
    }
    const path = join(folder, 'moving.age')
    const options = { file: path, passphrase, quorum: '0.1.0', show: quiet }
    await expect(backUp(moving(9), options)).rejects.toThrow('Rounds moved')
    for (const left of [path, `${path}.part`]) await expect(stat(left)).rejects.toThrow('ENOENT')
    const { unfinished } = await backUp(moving(1), options)
    expect(unfinished).toContain('x')
    expect(await decrypted(path, passphrase)).toContain('"sk":{"S":"x"}')
    await week.rounds.forget('x')
  })

  it('is never half of what there is: what it does not know stops it', async () => {
    await withEmpty(async (week) => {
      await week.put('commons', { pk: 'dreams#1', sk: 'x' })
      await expect(save(week, join(folder, 'dreams.age'))).rejects.toThrow(
        'The table commons holds what this version does not know (dreams).',
      )
    })
  })
})

describe('a restore', () => {
  const paths = (round: string) => [
    '/api/directory',
    '/api/people',
    '/api/people?search=m1r',
    '/api/season',
    '/api/questions',
    `/api/rounds/${round}`,
    `/api/rounds/${round}/published.json`,
    `/api/rounds/${round}/export?format=csv&language=fr`,
    '/api/groups/organisation/trend',
    '/api/groups/team%3Am1/trend',
  ]
  /** The week that was open stands in trends as one without numbers. */
  const withoutGivenUp = (text: string) =>
    text.startsWith('{')
      ? JSON.parse(text, (_key, value) =>
          Array.isArray(value) ? value.filter((one) => one?.round !== past.open.id) : value,
        )
      : text
  const told = (week: Week) =>
    Promise.all(
      paths(past.published.id).map(async (path) => {
        const response = await askAs(week, 'hr', path)
        expect([path, response.status]).toEqual([path, 200])
        return [path, withoutGivenUp(await response.text())]
      }),
    )

  it('shows the same published numbers and the same directory, through the api', async () => {
    await withEmpty(async (week) => {
      const restored = await bring(week)
      expect(restored).toMatchObject({
        channels: ['teams'],
        webhooks: 1,
        given: [past.open.id],
        migrated: null,
      })
      expect(await told(week)).toEqual(await told(past.week))
    })
  })

  it('gives up the round that was open: it is shredded, never counted, and the next one is planned and opens', async () => {
    await withEmpty(async (week) => {
      await bring(week)
      expect((await week.rounds.getRound(past.open.id))?.state).toBe('void')
      week.at(past.week.now().getTime() + hour)
      await week.tally()
      expect(await week.rounds.getRound(past.open.id)).toMatchObject({ state: 'void', shredded: true })
      await week.clock()
      const next = (await week.rounds.listRounds()).find(
        ({ regular, state }) => regular && state === 'planned',
      )!
      expect(Date.parse(next.opens)).toBeGreaterThan(week.now().getTime())
      week.at(next.opens)
      await week.clock()
      expect((await week.rounds.getRound(next.id))?.state).toBe('open')
      expect((await askAs(week, 'hr', '/api/me')).status).toBe(200)
    })
  })

  it('lets a planned round stand while it is to come, and gives it up when its time has passed', async () => {
    const extra = (await past.week.rounds.listRounds()).find(({ extra }) => extra !== undefined)!
    expect(extra.state).toBe('planned')
    await withEmpty(async (week) => {
      await bring(week)
      expect(await week.rounds.getRound(extra.id)).toEqual(extra)
    })
    await withEmpty(async (week) => {
      const { missed } = await bring(week)
      expect(missed).toContain(extra.id)
      expect(await week.rounds.getRound(extra.id)).toMatchObject({ state: 'void', shredded: true })
    }, Date.parse(extra.opens))
  })

  it('leaves channels off and webhooks paused until they have secrets anew', async () => {
    await withEmpty(async (week) => {
      await bring(week)
      const ask = async (path: string) => (await askAs(week, 'hr', path)).status
      expect(await ask('/api/people')).toBe(200)
      const items = await week.items('commons')
      expect(items.find(({ sk }) => sk === 'channels')).toMatchObject({ value: { secrets: {} } })
      const hook = items.find(({ pk }) => pk === 'webhooks')!
      expect(hook).toMatchObject({ paused: true, url: 'https://programs.example/in' })
      expect((await week.post(`/api/webhooks/${hook.sk}/rotate`, {})).status).toBe(200)
      const after = (await week.items('commons')).find(({ pk }) => pk === 'webhooks')!
      expect(after.secrets).toHaveLength(1)
      const [{ version }] = after.secrets as [{ version: string }]
      expect(await week.keys.get(`/webhook/${hook.sk}/${version}`)).toBeTruthy()
    })
  })

  it('that died goes on by the same command, and until then no round opens and nothing is migrated', async () => {
    const whole = await startUpgraded(past.week.now().getTime())
    try {
      await bring(whole)
      const wanted = await everything(whole)
      const other = join(folder, 'other.age')
      await save(past.week, other)
      for (const at of [2, 3, 5, 9]) {
        await withEmpty(async (week) => {
          const place = placeOf(week)
          let writes = 0
          const sent: Promise<unknown>[] = []
          place.client.middlewareStack.add(
            (next, context) => async (args) => {
              if (/Write|Put/.test(context.commandName ?? '') && ++writes >= at) throw new Error('killed')
              const answer = next(args)
              sent.push(answer)
              return answer
            },
            { step: 'initialize' },
          )
          await expect(restore(place, { file, passphrase, show: quiet })).rejects.toThrow('killed')
          await Promise.all(sent)
          const half = await everything(week)
          expect(half.length).toBeLessThan(wanted.length)
          week.at(past.week.now().getTime() + 40 * 24 * hour)
          await week.clock()
          await expect(week.clock({ action: 'open' })).rejects.toThrow('A backup is being restored here')
          expect(await upgrade(week)).toMatchObject({ left: 'restoring' })
          expect(await everything(week)).toEqual(half)
          week.at(past.week.now().getTime())

          await expect(bring(week, other)).rejects.toThrow('Another backup is being restored')
          await expect(save(week, join(folder, 'half.age'))).rejects.toThrow('is being restored there')
          await bring(week)
          expect(await everything(week)).toEqual(wanted)
          await expect(bring(week)).rejects.toThrow('is not empty')
        })
      }
    } finally {
      await whole.close()
    }
  }, 120_000)

  it('of an older backup brings its data to this version', async () => {
    const { week } = past
    await week.put('results', { ...dataVersionKey, value: { version: 0 } })
    const commons = { client: week.client, name: tableNameOf('commons') }
    await outbox(commons).block('left', 'left@example.org', 'bounce', week.now())
    const leads = (await week.items('commons')).filter(({ sk }) => sk.startsWith('leads#'))
    expect(leads.length).toBeGreaterThan(0)
    for (const { pk, sk } of leads)
      await week.client.send(
        new UpdateCommand({ TableName: commons.name, Key: { pk, sk }, UpdateExpression: 'REMOVE expires' }),
      )
    const older = join(folder, 'older.age')
    await save(week, older)
    await withEmpty(async (other) => {
      expect((await bring(other, older)).migrated).toEqual({ from: 0, to: latest })
      const items = await other.items('commons')
      expect(items.filter(({ pk }) => pk === 'blocked')).toEqual([])
      for (const { sk, expires } of items.filter(({ sk }) => sk.startsWith('leads#')))
        expect([sk, typeof expires]).toEqual([sk, 'number'])
      const mark = (await other.items('results')).find(({ pk }) => pk === dataVersionKey.pk)
      expect(mark?.value).toEqual({ version: latest })
    })
  })
})

describe('refused, with nothing written', () => {
  let empty: Week
  let before: StoredItem[]
  beforeAll(async () => {
    empty = await startUpgraded(past.week.now().getTime())
    before = await everything(empty)
  })
  afterAll(() => empty?.close())

  async function refused(path: string, said: RegExp | string, by = passphrase): Promise<void> {
    await expect(bring(empty, path, by)).rejects.toThrow(said)
    expect(await everything(empty)).toEqual(before)
  }

  it('another passphrase', () => refused(file, 'This passphrase does not open', 'not the passphrase'))

  it('a file that is none, and one that is not there', async () => {
    const text = join(folder, 'text')
    await writeFile(text, 'id,name,email\n')
    await refused(text, 'is no backup of Quorum')
    await refused(join(folder, 'nowhere'), 'cannot be read (ENOENT)')
    await refused(folder, 'is no file')
  })

  it('a file that was cut short, wherever', async () => {
    const bytes = await readFile(file)
    for (const length of [0, 100, 200, 1000, bytes.length - 1]) {
      const cut = join(folder, 'cut.age')
      await writeFile(cut, bytes)
      await truncate(cut, length)
      await refused(cut, /is damaged or cut short|is no backup of Quorum/)
    }
  })

  it('a file of which a byte is another', async () => {
    const bytes = await readFile(file)
    for (const at of [120, 200, 1000, bytes.length - 5]) {
      const other = Buffer.from(bytes)
      other[at]! ^= 1
      const path = join(folder, 'changed.age')
      await writeFile(path, other)
      await refused(path, /is damaged|is no backup|does not open/)
    }
  })

  it('a file that somebody with the passphrase made, where an item is another, missing, or in another table', async () => {
    const text = await decrypted(file, passphrase)
    const lines = text.split('\n')
    const member = lines.findIndex((line) => line.includes('"members#'))
    const without = (i: number) => lines.toSpliced(i, 1).join('\n')
    await refused(
      await foreign(text.replace('m1r1@example.org', 'm1r2@example.org')),
      'are not those that were written',
    )
    await refused(await foreign(without(member)), 'are not those that were written')
    await refused(await foreign(without(lines.length - 2)), 'its end is missing')
    await refused(await foreign(without(0)), 'it has no header')
    await refused(
      await foreign(lines.with(member, lines[member]!.replace('members#', 'ballots#')).join('\n')),
      'belongs in no backup',
    )
    await refused(await foreign(`${text}{"Item":{}}\n`), 'something follows its end')
    await refused(await foreign('no json'), 'a line is no JSON')
    await refused(await foreign(''), 'its end is missing')
  })

  it('a later format and data of a later version', async () => {
    const text = await decrypted(file, passphrase)
    await refused(await foreign(text.replace('"quorum-backup":1', '"quorum-backup":2')), 'by a later Quorum')
    await refused(
      await foreign(text.replace(`"data":${latest}`, `"data":${latest + 1}`)),
      'by a later Quorum',
    )
  })

  it('an installation that holds people or rounds, and one that was never deployed', async () => {
    const here = await everything(past.week)
    await past.week.put('results', { ...dataVersionKey, value: { version: latest } })
    await expect(bring(past.week)).rejects.toThrow('is not empty: it holds people')
    await past.week.put('results', { ...dataVersionKey, value: { version: latest + 1 } })
    await expect(bring(past.week)).rejects.toThrow('Use the same Quorum here and there')
    await expect(save(past.week, join(folder, 'new.age'))).rejects.toThrow('Use the Quorum that runs there')
    expect((await everything(past.week)).length).toBe(here.length)
    await withEmpty(async (week) => {
      await week.put('results', { pk: 'seasons', sk: '2026-Q4', value: {} })
      await expect(bring(week)).rejects.toThrow('it holds rounds or seasons')
    })
  })
})
