/** `npm start` as a newcomer meets it: what survives, and what it says when it cannot start. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { demoCsv } from '../../infra/local/demo/organisation.ts'
import {
  type Quorum,
  quorum,
  quorumJson,
  removeFolder,
  startAndFail,
  startQuorum,
  temporaryFolder,
} from './quorum.fixture.ts'

let running: Quorum | undefined
const folders: string[] = []
const folder = async () => {
  const path = await temporaryFolder()
  folders.push(path)
  return path
}

afterEach(async () => {
  await running?.kill('SIGKILL')
  running = undefined
  for (const path of folders.splice(0)) await removeFolder(path)
})

interface Status {
  organisation: { members: number } | null
  round: { id: string; state: string } | null
}

describe('npm start', () => {
  it('keeps people and an open round over a SIGKILL and a restart', async () => {
    const data = await folder()
    running = await startQuorum(data, ['--empty', '--no-web'])
    const file = join(await folder(), 'people.csv')
    await writeFile(file, demoCsv())
    await quorumJson('import', file, '--yes', '--data', data)
    const { round } = await quorumJson<{ round: string }>('round', 'open', '--data', data)
    const link = await quorum('link', 'L010', '--data', data)
    await running.kill('SIGKILL')

    running = await startQuorum(data, ['--empty', '--no-web'])
    const status = await quorumJson<Status>('round', 'status', '--data', data)
    expect(status).toMatchObject({ organisation: { members: 238 }, round: { id: round, state: 'open' } })
    // The same keys made the same link, but for the free ports.
    const again = await quorum('link', 'L010', '--data', data)
    expect(new URL(again.out).hash).toBe(new URL(link.out).hash)
  })

  it('names a taken port, and exits with 1', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    const { port } = server.address() as AddressInfo
    const data = await folder()
    const exit = await startAndFail(['--empty', '--no-web', '--data', data, '--port', String(port - 1)])
    server.close()
    expect(exit.code).toBe(1)
    expect(exit.error).toMatch(new RegExp(`^Port ${port}, for the ballot box, is taken\\. .*\\n$`))
  })

  it('refuses a second instance on the same data', async () => {
    const data = await folder()
    running = await startQuorum(data, ['--empty', '--no-web'])
    const exit = await startAndFail(['--empty', '--no-web', '--data', data, '--port', '0'])
    expect(exit).toMatchObject({ code: 1, error: expect.stringMatching(/^Another Quorum is running .*\n$/) })
  })

  it('changes nothing in a directory that holds something else', async () => {
    const data = await folder()
    await writeFile(join(data, 'holiday.txt'), 'sea')
    const exit = await startAndFail(['--empty', '--no-web', '--data', data, '--port', '0'])
    expect(exit.code).toBe(1)
    expect(exit.error).toMatch(/holds files that are not Quorum’s\. Nothing was changed/)
    expect(await readdir(data)).toEqual(['holiday.txt'])
  })

  it('changes nothing in a damaged data directory', async () => {
    const data = await folder()
    running = await startQuorum(data, ['--empty', '--no-web'])
    await running.kill()
    const current = join(data, 'data', 'CURRENT')
    await writeFile(current, 'rubbish')
    const exit = await startAndFail(['--empty', '--no-web', '--data', data, '--port', '0'])
    expect(exit).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^The database in .* cannot be read .*\n$/),
    })
    expect(await readFile(current, 'utf8')).toBe('rubbish')
  })

  it('says so when the directory cannot be made', async () => {
    const path = join(await folder(), 'file')
    await writeFile(path, '')
    const exit = await startAndFail(['--empty', '--no-web', '--data', join(path, 'data'), '--port', '0'])
    expect(exit).toMatchObject({ code: 1, error: expect.stringMatching(/cannot be used \(ENOTDIR\)/) })
  })

  it('explains an option that it does not know', async () => {
    const exit = await startAndFail(['--demo'])
    expect(exit).toMatchObject({
      code: 1,
      error: expect.stringMatching(/Unknown option '--demo'[\s\S]*--empty/),
    })
  })
})

describe('the quorum command', () => {
  it('imports nothing from a file with errors, and names each with line and column', async () => {
    const data = await folder()
    running = await startQuorum(data, ['--empty', '--no-web'])
    const file = join(data, '..', `${Date.now()}.csv`)
    folders.push(file)
    await mkdir(join(data, '..'), { recursive: true })
    await writeFile(
      file,
      'id,name,email,manager,level,language\nA,Ann,ann@x.example,B,rep,en\nB,Bob,bob,A,king,en\n',
    )
    const exit = await quorum('import', file, '--yes', '--data', data)
    expect(exit.code).toBe(1)
    for (const part of ['line 2, manager', 'line 3, email', 'line 3, level'])
      expect(exit.error).toContain(part)
    expect(await quorumJson<Status>('round', 'status', '--data', data)).toMatchObject({ organisation: null })
  })

  it('asks nobody behind your back: without a terminal it needs --yes', async () => {
    const data = await folder()
    running = await startQuorum(data, ['--empty', '--no-web'])
    const file = join(await folder(), 'people.csv')
    await writeFile(file, demoCsv())
    expect(await quorum('import', file, '--data', data)).toMatchObject({
      code: 1,
      error: expect.stringContaining('--yes'),
    })
    expect(await quorumJson<Status>('round', 'status', '--data', data)).toMatchObject({ organisation: null })
  })

  it('ends with 2 when it is misused and with 3 where nothing runs', async () => {
    expect(await quorum('gate')).toMatchObject({ code: 2 })
    expect(await quorum('round', 'status', '--data', join(await folder(), 'none'))).toMatchObject({
      code: 3,
      error: expect.stringMatching(/^No Quorum is running on /),
    })
  })
})
