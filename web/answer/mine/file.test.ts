/** The file of history and receipts: what is written is read again, and nothing else is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largest, readFile, writeFile } from './file.ts'
import { contents } from './history.fixture.ts'

const [sample] = fc.sample(
  contents.filter(({ history, receipts }) => history.length * receipts.length > 0),
  {
    numRuns: 1,
    seed: 7,
  },
)
const written = writeFile(sample!)
/** The sample with something changed by whoever had the file. */
const changed = (change: (file: ReturnType<typeof JSON.parse>) => void): string => {
  const file = JSON.parse(written)
  change(file)
  return JSON.stringify(file)
}

describe('the file', () => {
  it('holds everything, and gives it back', () => {
    fc.assert(
      fc.property(contents, (held) => {
        expect(readFile(writeFile(held))).toEqual(held)
      }),
    )
  })

  it('holds what an organisation calls its own drivers', () => {
    const names = { clients: { fr: 'Écoute des clients', en: 'Customer focus' } }
    const held = { history: [{ ...sample!.history[0]!, names }], receipts: [] }
    expect(readFile(writeFile(held))).toEqual(held)
  })

  it('names its fields as people would', () => {
    expect(Object.keys(JSON.parse(written))).toEqual(['content', 'version', 'history', 'receipts'])
    expect(Object.keys(JSON.parse(written).history[0])).toEqual(['round', 'member', 'scoresFrom1To5'])
  })

  it('is told from others, from a newer one, and from one that is too large', () => {
    expect(readFile('{}')).toBe('foreign')
    expect(readFile('[1, 2]')).toBe('foreign')
    expect(readFile('null')).toBe('foreign')
    expect(readFile(changed((file) => (file.version = 2)))).toBe('newer')
    expect(readFile(' '.repeat(largest + 1))).toBe('too-large')
  })

  it('is refused as a whole when any part of it is damaged', () => {
    const damages: ((file: ReturnType<typeof JSON.parse>) => void)[] = [
      (file) => delete file.history,
      (file) => (file.history[0].round = 'last week'),
      (file) => (file.history[0].round = '2026-W54-0000'),
      (file) => (file.history[0].member = '\ud800'),
      (file) => (file.history[0].scoresFrom1To5 = { morale: 6 }),
      (file) => (file.history[0].scoresFrom1To5 = { morale: '4' }),
      (file) => (file.receipts[0].receipt = '<b>'),
      (file) => (file.receipts[0].closes = 'soon'),
      (file) => (file.receipts[0].arrived = 'never'),
      (file) => (file.receipts[0].countedWith.teams = [{ fr: 'Nord' }]),
      (file) => (file.receipts = 3),
    ]
    for (const damage of damages) expect(readFile(changed(damage)), String(damage)).toBe('broken')
  })

  it('cut anywhere, is never read', () => {
    fc.assert(
      fc.property(fc.nat(written.trimEnd().length - 1), (length) => {
        expect(readFile(written.slice(0, length))).toBe('broken')
      }),
    )
  })
})
