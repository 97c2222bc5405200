/** Time that runs ahead: as fast as asked, never back, and never further than was written down before. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTime } from './time.ts'

const start = Date.parse('2026-11-26T08:00:00Z')
const hour = 3_600_000
/** 1week=2min */
const speed = 5040

let folder: string
let file: string
/** Real milliseconds since the start. */
let passed: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-time-'))
  file = join(folder, 'time.json')
  passed = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = (factor?: number) =>
  openTime(
    file,
    factor,
    () => start + passed,
    () => passed,
  )
const kept = async () => Date.parse(JSON.parse(await readFile(file, 'utf8')).reached)

it('is the real one where nothing else is asked for', async () => {
  const time = await open()
  expect(time).toMatchObject({ simulated: false, beat: 5000 })
  expect(Math.abs(time.now().getTime() - Date.now())).toBeLessThan(hour)
  await time.advance()
  expect(existsSync(file)).toBe(false)
})

it('stands still until it is let go, then passes as fast as asked', async () => {
  const time = await open(speed)
  passed = 60_000
  expect(time.now().getTime()).toBe(start)
  for (let beats = 0; beats < 336; beats++) {
    await time.advance()
    passed += time.beat
  }
  expect(time.now().getTime()).toBeCloseTo(start + 168 * hour, -1)
})

it('looks every half hour, but not more often than five times and not less than once in five seconds', async () => {
  expect((await open(speed)).beat).toBeCloseTo(1_800_000 / speed, 9)
  expect((await open(60_480)).beat).toBe(200)
  expect((await open(2)).beat).toBe(5000)
})

it('waits for work that takes longer than two beats, and does not make up for it', async () => {
  const time = await open(speed)
  await time.advance()
  passed += 60_000
  expect(time.now().getTime()).toBe(start + hour)
  await time.advance()
  expect(time.now().getTime()).toBe(start + hour)
  passed += time.beat
  expect(time.now().getTime()).toBeCloseTo(start + 1.5 * hour, -1)
})

it('goes on after a kill from no earlier than anybody was told', async () => {
  const time = await open(speed)
  await time.advance()
  passed += 1.9 * time.beat
  const told = time.now().getTime()
  const again = await open(speed)
  expect(again.now().getTime()).toBe(await kept())
  expect(again.now().getTime()).toBeGreaterThanOrEqual(told)
})

it('goes on at the usual pace without --speed, until the real time has caught up', async () => {
  await writeFile(file, JSON.stringify({ reached: new Date(start + 100 * hour).toISOString() }))
  const ahead = await open()
  expect(ahead).toMatchObject({ simulated: true, beat: 5000 })
  await ahead.advance()
  passed += 7000
  expect(ahead.now().getTime()).toBe(start + 100 * hour + 7000)

  passed = 101 * hour
  expect((await open()).simulated).toBe(false)
  expect(existsSync(file)).toBe(false)
})

it('begins with the real time where that is later than what was kept', async () => {
  await writeFile(file, JSON.stringify({ reached: new Date(start - hour).toISOString() }))
  expect((await open(speed)).now().getTime()).toBe(start)
})

it('does not guess where the file is damaged', async () => {
  for (const damaged of ['', '{}', '{"reached":"soon"}', 'null']) {
    await writeFile(file, damaged)
    await expect(open(speed)).rejects.toThrow(/time\.json cannot be read: the data directory is damaged/)
    expect(await readFile(file, 'utf8')).toBe(damaged)
  }
})
