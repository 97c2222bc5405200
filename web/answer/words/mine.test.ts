/** The words of what stays on this device, as people read them. */
import { describe, expect, it } from 'vitest'
import { en } from './en-mine.ts'
import { fr } from './fr-mine.ts'
import type { MineWords } from './mine.ts'

const [first, later] = [new Date('2026-11-16'), new Date('2026-12-07')]

/** Every sentence by its path, those with placeholders filled in, for one and for many. */
function sentences(words: MineWords): [string, string][] {
  const { take, erase, leaving, table } = words
  const filled = {
    ...words,
    of: words.of('L1'),
    score: words.score(3.5),
    once: words.once(4),
    since: [words.since(4, 3.25, 1), words.since(4, 3.25, 6)],
    declined: [words.declined(1), words.declined(2)],
    span: [words.span(first, first), words.span(first, later)],
    week: words.week(first),
    table: { ...table, of: table.of('…') },
    take: { ...take, added: [take.added(1, 0), take.added(0, 2), take.added(3, 1)] },
    erase: { ...erase, sure: { ...erase.sure, text: [erase.sure.text(1, 0), erase.sure.text(2, 1)] } },
    leaving: { ...leaving, left: [leaving.left(1), leaving.left(60)] },
  }
  return leaves(filled, '')
}

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, child]) => leaves(child, `${path}/${key}`))
}

const french = sentences(fr)
const english = sentences(en)

describe('the words of this device', () => {
  it('say the same things in both languages, each in its own', () => {
    expect(french.map(([path]) => path)).toEqual(english.map(([path]) => path))
    expect(french.filter(([, text], i) => english[i]![1] === text)).toEqual([])
  })

  it('keep French punctuation on the line, and use no straight quotes', () => {
    expect(french.filter(([, text]) => /[^\u202f][:;?!»](?:\s|$)|«[^\u202f]/.test(text))).toEqual([])
    expect([...french, ...english].filter(([, text]) => /['"]/.test(text))).toEqual([])
  })

  it('count in each language', () => {
    expect(en.since(4, 3.25, 6)).toBe('Last time: 4 out of 5. Before that, 3.3 on average over 6 answers.')
    expect(fr.since(4, 3.5, 6)).toContain('3,5 en moyenne sur 6 réponses')
    expect(fr.take.added(1, 2)).toBe(
      'Ajouté\u202f: 1 semaine et 2 reçus. Ce qui était déjà ici n’a pas changé.',
    )
    expect(en.erase.sure.text(0, 1)).toContain('0 weeks of history and 1 receipt')
    expect(fr.span(first, later)).toBe('De la semaine du 16 novembre 2026 à celle du 7 décembre 2026')
  })
})
