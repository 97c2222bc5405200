/** Every state of a delivery has words of its own, in both languages, and no code of a machine among them. */
import { describe, expect, it } from 'vitest'
import type { DeliveryView } from '#shared/messages/webhook-view.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { momentOf, stateText } from './speak.ts'

const delivery = (
  state: DeliveryView['state'],
  attempts = 1,
  outcome: string | null = null,
): DeliveryView => ({
  id: 'msg_1',
  event: 'round.opened',
  round: '2026-W48-7f3a',
  at: '2026-11-26T08:00:00.000Z',
  state,
  attempts,
  outcome,
})

describe('what became of a delivery', () => {
  it.each([
    [delivery('waiting', 0), 'Waiting to be sent'],
    [delivery('sending'), 'Being sent'],
    [delivery('sent', 1, 'HTTP 204'), 'Taken'],
    [delivery('waiting', 3, 'HTTP 500'), 'Not taken yet: answer HTTP 500. Quorum tries again by itself.'],
    [
      delivery('waiting', 1, 'timeout'),
      'Not taken yet: no answer in 10 seconds. Quorum tries again by itself.',
    ],
    [delivery('dead', 1, 'HTTP 410'), 'Refused for good: answer HTTP 410. The webhook was paused.'],
    [delivery('dead', 1, 'paused'), 'Not sent: paused'],
    [delivery('dead', 9, 'ADDRESS_REFUSED'), 'Given up: the address leads to a private network'],
    [delivery('dead', 9, 'ENOTFOUND'), 'Given up: this name does not exist'],
    [delivery('dead', 9, 'CERT_HAS_EXPIRED'), 'Given up: no connection'],
  ])('%j is “%s”', (one, text) => {
    expect(stateText(en, one)).toBe(text)
    expect(stateText(fr, one)).not.toMatch(/[A-Z]{5}_|\{|[a-z]+Error/)
    expect(stateText(fr, one)).not.toBe(text)
  })
})

it('a moment has its day and its time', () => {
  expect(momentOf('2026-11-26T08:00:00.000Z', 'en')).toMatch(/26 November 2026.*\d\d:00/)
  expect(momentOf('2026-11-26T08:00:00.000Z', 'fr')).toMatch(/26 novembre 2026.*\d\d:00/)
})
