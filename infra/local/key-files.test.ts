/** Key files are their owner's only, never overwritten, gone without a trace, and never outside their folder. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { KeyStore } from '../../functions/platform/needs.ts'
import { keyFiles } from './key-files.ts'

let root: string
let keys: KeyStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'quorum-keys-'))
  keys = keyFiles(join(root, 'keys'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

it('a key is written once and read back as it was', async () => {
  expect(await keys.get('/round/r1/issuing/a')).toBeUndefined()
  expect(await keys.put('/round/r1/issuing/a', 'first')).toBe(true)
  expect(await keys.put('/round/r1/issuing/a', 'second')).toBe(false)
  expect(await keys.get('/round/r1/issuing/a')).toBe('first')
})

it('of two writers at once one wins, and both read its value', async () => {
  const wrote = await Promise.all(['a', 'b', 'c', 'd'].map((value) => keys.put('/link', value)))
  expect(wrote.filter(Boolean)).toHaveLength(1)
  expect(await keys.get('/link')).toBe(['a', 'b', 'c', 'd'][wrote.indexOf(true)])
})

it('files are readable by their owner only', async () => {
  await keys.put('/round/r1/sealing/a', 'secret')
  const mode = async (...path: string[]) => (await stat(join(root, 'keys', ...path))).mode & 0o777
  expect(await mode('round', 'r1', 'sealing', 'a')).toBe(0o600)
  expect(await mode('round', 'r1')).toBe(0o700)
})

it('lists everything below a folder, and nothing of its neighbours', async () => {
  for (const path of ['/round/r1/issuing/a', '/round/r1/sealing/b', '/round/r10/sealing/c', '/link'])
    await keys.put(path, 'x')
  expect((await keys.list('/round/r1')).sort()).toEqual(['/round/r1/issuing/a', '/round/r1/sealing/b'])
  expect(await keys.list('/round/r2')).toEqual([])
})

it('deletes what it is told, empty folders included, and minds no missing one', async () => {
  await keys.put('/round/r1/issuing/a', 'x')
  await keys.put('/round/r2/issuing/b', 'y')
  await keys.delete(['/round/r1/issuing/a', '/round/r1/sealing/missing'])
  expect(await keys.get('/round/r1/issuing/a')).toBeUndefined()
  expect(await readdir(join(root, 'keys', 'round'))).toEqual(['r2'])
  expect(await keys.get('/round/r2/issuing/b')).toBe('y')
})

it('several who delete at once take the folders away together', async () => {
  for (let time = 0; time < 40; time++) {
    await keys.put('/round/r1/issuing/old', 'old')
    await Promise.all(['a', 'b', 'c', 'd'].map(() => keys.delete(['/round/r1/issuing/old'])))
    expect(await readdir(join(root, 'keys'))).toEqual([])
  }
})

it('a key that is written while another is deleted stays', async () => {
  for (let time = 0; time < 200; time++) {
    await keys.put('/round/r1/issuing/old', 'old')
    const gone = keys.delete(['/round/r1/issuing/old'])
    for (let turn = 0; turn < time % 8; turn++) await setImmediate()
    const [wrote] = await Promise.all([keys.put('/round/r1/issuing/new', 'new'), gone])
    expect([wrote, await keys.get('/round/r1/issuing/new')]).toEqual([true, 'new'])
    await keys.delete(['/round/r1/issuing/new'])
  }
})

it.each(['/../outside', '/round/../../outside', 'link', '/', '/round//a', '/a\0b', '/round/a.b'])(
  'a path like %j reaches no file',
  async (path) => {
    await expect(keys.put(path, 'x')).rejects.toThrow(RangeError)
    await expect(keys.get(path)).rejects.toThrow(RangeError)
    await expect(keys.delete([path])).rejects.toThrow(RangeError)
    expect(await readdir(root)).toEqual([])
  },
)
