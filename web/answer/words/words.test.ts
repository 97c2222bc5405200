/** The words of both languages, as people read them. */
import { describe, expect, it } from 'vitest'
import type { ContactWords } from './contact.ts'
import { en } from './en.ts'
import { en as enContact } from './en-contact.ts'
import { en as enLater } from './en-later.ts'
import { en as enWhy } from './en-why.ts'
import { fr } from './fr.ts'
import { fr as frContact } from './fr-contact.ts'
import { fr as frLater } from './fr-later.ts'
import { fr as frWhy } from './fr-why.ts'
import type { WhyWords } from './why.ts'
import type { LaterWords, Words } from './words.ts'

/** 22 November 2026, two minutes before nine in the morning, wherever this runs. */
const instant = new Date(2026, 10, 22, 8, 58)

/** Every sentence by its path, those with placeholders filled in. */
function sentences(
  first: Words,
  later: LaterWords,
  contact: ContactWords,
  why: WhyWords,
): [string, string][] {
  const filled = {
    ...first,
    promise: { ...first.promise, rest: first.promise.rest(5) },
    progress: first.progress(2, 5, 40),
    title: first.title(2, 5),
    ...later,
    closed: later.closed(instant),
    notOpen: later.notOpen(instant),
    whole: { ...later.whole, missing: `${later.whole.missing(1)} ${later.whole.missing(3)}` },
    comment: {
      ...later.comment,
      left: later.comment.left(280),
      over: later.comment.over(12),
      looks: Object.values(later.comment.looks).map((say) => say('…')),
      write: later.comment.write('…'),
      instead: { ...later.comment.instead, contact: first.language },
    },
    review: { ...later.review, change: later.review.change('…'), rating: later.review.rating(7) },
    sending: { ...later.sending, retryAt: later.sending.retryAt(instant) },
    sent: {
      ...later.sent,
      group: later.sent.group(['A', 'B'], 8),
      nextText: later.sent.nextText(instant, 5),
      returnsIn: later.sent.returnsIn(instant),
    },
    why: { ...why, limits: { ...why.limits, items: why.limits.items(5) } },
    contact: { ...contact, budget: [1, 2, 3].map((most) => contact.budget(most, 'sms')) },
  }
  return leaves(filled, '')
}

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, child]) => leaves(child, `${path}/${key}`))
}

const french = sentences(fr, frLater, frContact, frWhy)
const english = sentences(en, enLater, enContact, enWhy)

describe('the words of the answer page', () => {
  it('say the same things in both languages, each in its own', () => {
    expect(french.map(([path]) => path)).toEqual(english.map(([path]) => path))
    const same = french.filter(([path, text]) =>
      english.some(([other, said]) => other === path && said === text),
    )
    expect(same).toEqual([])
  })

  it('keep French punctuation on the line, and use no straight quotes', () => {
    const wrong = french.filter(([, text]) =>
      /[^\u202f][:;?!»](?:\s|$)|«[^\u202f]/.test(text.replace(/\d:\d/g, '')),
    )
    expect(wrong).toEqual([])
    expect([...french, ...english].filter(([, text]) => /['"]/.test(text))).toEqual([])
  })

  it('tell instants as each language writes them', () => {
    expect(frLater.closed(instant).text).toContain('dimanche 22 novembre à 8\u202fh\u202f58')
    expect(frLater.notOpen(new Date(2026, 10, 19, 9)).text).toContain('jeudi 19 novembre à 9\u202fh.')
    expect(enLater.closed(instant).text).toMatch(/Sunday 22 November at 0?8:58/)
  })
})
