/** The verdicts of a folder: its format, its words, and files that are no rounds. */
import { expect, test } from 'vitest'
import { simulate } from '../../test/bench/verdicts/simulate.ts'
import { lasting } from '../../test/bench/verdicts/world.ts'
import { CommandError } from './command-error.ts'
import { verdictsIn, verdictsText } from './verdicts.ts'

const { rounds } = simulate(lasting, 3, 16, () => ({
  team: 'A1F2',
  driver: 'morale',
  from: 12,
  points: -1.5,
}))
const files = rounds.map((round, i) => ({ name: `rounds/${i}.json`, text: JSON.stringify(round) }))
const told = verdictsIn(files)

test('one entry a group and driver, in whole points', () => {
  expect(told.round).toBe('2026-W16-7f3a')
  expect(told.verdicts.map(({ group }) => group)).toEqual(rounds.at(-1)!.groups.map(({ id }) => id))
  const fallen = told.verdicts.find(({ group }) => group === 'team:A1F2')!
  expect(fallen).toMatchObject({ driver: 'morale', verdict: 'fell' })
  expect(fallen.since).toMatch(/^2026-W1[2-5]$/)
  for (const { verdict, change, band, since } of told.verdicts) {
    expect(['rose', 'fell', 'no-change', 'cannot-tell']).toContain(verdict)
    expect(change === null).toBe(verdict === 'cannot-tell')
    expect(band === null).toBe(verdict === 'cannot-tell')
    expect(since !== null).toBe(verdict === 'rose' || verdict === 'fell')
    if (change === null || band === null) continue
    expect([change, ...band].every(Number.isInteger)).toBe(true)
    expect(band[0] > 0 || band[1] < 0).toBe(since !== null)
  }
})

test('the text names what moved and counts the rest', () => {
  const text = verdictsText(told)
  expect(text).toMatch(/team:A1F2 {2}morale {2}fell since 2026-W1\d: −\d+ points \(−\d+ to −\d+\)/)
  expect(text).toMatch(/no real change: \d+\nnot enough answers to say: \d+/)
  expect(verdictsText(verdictsIn(files.slice(0, 2)))).toContain('Nothing moved.')
})

test('what a replay writes beside its round is passed over', () => {
  const run = { name: 'rounds/run.json', text: '{ "file": "x.csv", "ballotsPerSecond": 4 }' }
  expect(verdictsIn([...files, run])).toEqual(told)
})

test.each([
  ['notes.json', 'hello', 'notes.json is not JSON.'],
  ['other.json', '{ "version": 2 }', 'other.json is not a published round, version 1.'],
  ['null.json', 'null', 'null.json is not a published round, version 1.'],
  ['twin.json', files[0]!.text, 'rounds/0.json and twin.json are both round 2026-W01-7f3a.'],
  [
    'broken.json',
    files[0]!.text.replaceAll('"answers":"', '"answers":"x').replace('W01', 'W77'),
    'broken.json: ',
  ],
])('%s is named', (name, text, message) => {
  const read = () => verdictsIn([...files, { name, text }])
  expect(read).toThrow(CommandError)
  expect(read).toThrow(message)
})

test('the last wave of a replay, written twice, is read once; another round of that name is not passed over', () => {
  const numbered = files.map(({ text }, i) => ({ name: `out/published-${i + 1}.json`, text }))
  const last = numbered.at(-1)!.text
  expect(verdictsIn([...numbered, { name: 'out/published.json', text: last }])).toEqual(verdictsIn(numbered))
  const other = { name: 'out/published.json', text: last.replace('}', ' }') }
  expect(() => verdictsIn([...numbered, other])).toThrow('are both round')
})

test('an empty folder is said to be empty', () => {
  expect(() => verdictsIn([])).toThrow('The folder holds no published round.')
})
