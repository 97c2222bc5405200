/** Text messages hold a whole link, and two segments wherever the link lets them. */
import { describe, expect, it } from 'vitest'
import { septets, smsText } from './sms-text.ts'

/** As long as a personal link is. */
const url = `https://quorum.lumen.example/answer/#2026-W48/m-0017/${'s'.repeat(43)}/${'h'.repeat(43)}`
const text = (title: string, link = url) =>
  smsText({ title, lines: ['Not in it.'], action: { label: 'Répondre', url: link } })

describe('septets (3GPP TS 23.038 §6.2.1)', () => {
  it.each([
    ['', 0],
    ['Quorum', 6],
    ['é à ù Ç Ñ @ £', 13],
    ['€', 2],
    ['[~]', 6],
    ['ê', undefined],
    ['’', undefined],
    ['🌱', undefined],
  ])('%j', (written, count) => expect(septets(written)).toBe(count))
})

describe('smsText', () => {
  it('is the title and the link', () => expect(text('Cinq questions')).toBe(`Cinq questions\n${url}`))

  it('spells what the basic alphabet lacks, so that the link fits', () => {
    expect(text('L’enquête du cœur : « là-bas », ça… 5 €')).toBe(
      `L'enquete du coeur : " là-bas ", ca... 5 €\n${url}`,
    )
  })

  it('cuts a long title, never the link', () => {
    const long = text('Une enquête très longue. '.repeat(20))
    expect(septets(long)).toBeLessThanOrEqual(2 * 153)
    expect(septets(long)).toBeGreaterThan(2 * 153 - 5)
    expect(long.endsWith(`...\n${url}`)).toBe(true)
  })

  it('keeps other scripts, in wide characters, as short as they may be', () => {
    const short = 'https://q.example/a'
    expect(text('ערב טוב 🌱', short)).toBe(`ערב טוב 🌱\n${short}`)
    expect(text('ערב '.repeat(100), short).length).toBeLessThanOrEqual(2 * 67)
    expect(text('ערב '.repeat(100)).endsWith(`…\n${url}`)).toBe(true)
  })
})
