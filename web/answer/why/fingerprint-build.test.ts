/** The fingerprint of a folder: that of what sha256sum prints of its files, whatever order and time they have. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordOf } from './fingerprint-build.ts'

/** FIPS 180-4's own example. */
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-record-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, text: string) {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), text)
}

it('covers every file below the folder, names and contents', async () => {
  await put('index.html', 'abc')
  await put('assets/a.js', '')
  const printed = `${nothing}  assets/a.js\n${abc}  index.html\n`
  expect(await recordOf(folder)).toEqual({
    fingerprint: createHash('sha256').update(printed).digest('hex'),
    files: { 'assets/a.js': nothing, 'index.html': abc },
  })
})

it('changes with a byte, a name and a file more, and with nothing else', async () => {
  const now = async () => (await recordOf(folder)).fingerprint
  await put('b.js', 'b')
  await put('a.js', 'a')
  const first = await now()
  await put('build.json', '{}')
  await utimes(join(folder, 'a.js'), 0, 0)
  expect(await now()).toBe(first)

  await put('a.js', 'A')
  const changed = await now()
  await put('a.js', 'a')
  await put('c.js', '')
  const more = await now()
  await rm(join(folder, 'c.js'))
  await rm(join(folder, 'b.js'))
  await put('B.js', 'b')
  const renamed = await now()
  expect(new Set([first, changed, more, renamed]).size).toBe(4)
})
