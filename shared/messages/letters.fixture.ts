/** One message of each kind, with the facts that it may hold. */
import type { Addressee, Content, Links, Mark, RoundFacts } from './messages.ts'

/** Of W47, in Paris: closes on Sunday 22 November at 23:59. */
export const round: RoundFacts = {
  round: '2026-W47-7f3a',
  opens: '2026-11-19T08:00:00Z',
  closes: '2026-11-22T22:59:00Z',
  manifest: 'q1n7cS3kTnJ0m2V5a9x8yZ0b1c2d3e4f5g6h7i8j9k0',
  questions: 5,
  k: 5,
  timeZone: 'Europe/Paris',
  before: true,
}

export const links: Links = {
  act: 'https://quorum.example/p/4fQm0cXk2uT6b8',
  why: 'https://quorum.example/why',
  results: 'https://quorum.example/app',
  contact: 'https://quorum.example/m/4fQm0cXk2uT6b8',
}

export const people = {
  fr: { name: 'Léa Martin', language: 'fr' },
  en: { name: 'Tom Baker', language: 'en' },
} satisfies Record<string, Addressee>

export const mark = (driver: string, more: Partial<Mark> = {}): Mark => ({
  driver,
  score: null,
  verdict: 'no-change',
  since: null,
  ...more,
})

const area = { id: 'unit:M2', name: { fr: 'Unité Rhône-Alpes', en: 'Rhône-Alpes unit' } }
const small = { id: 'team:M17', name: { fr: 'Équipe de Paul Roy', en: 'Paul Roy’s team' } }

/** An area of more than 20, a team of fewer, a group that is hidden, and the whole organisation. */
export const contents = {
  invitation: { kind: 'invitation', round },
  reminder: { kind: 'reminder', round },
  publication: { kind: 'publication', round },
  digest: {
    kind: 'digest',
    round,
    facts: {
      group: area,
      morale: mark('morale', { score: { score: 64, clip: null }, verdict: 'rose', since: '2026-W44' }),
      strength: mark('mutual-help', { score: { score: 90, clip: 'over' } }),
      priority: mark('top-down', { score: { score: 46, clip: null }, verdict: 'cannot-tell' }),
      participation: 'most',
    },
  },
  'digest-small': {
    kind: 'digest',
    round,
    facts: {
      group: small,
      morale: mark('morale', { verdict: 'cannot-tell' }),
      strength: mark('autonomy'),
      priority: mark('coaching', { verdict: 'fell', since: '2026-W45' }),
      participation: null,
    },
  },
  'digest-hidden': {
    kind: 'digest',
    round,
    facts: { group: null, morale: null, strength: null, priority: null, participation: null },
  },
  report: {
    kind: 'report',
    round,
    facts: {
      groups: { shown: 41, hidden: 12 },
      organisation: {
        group: { id: 'organisation', name: { fr: 'Toute l’organisation', en: 'Whole organisation' } },
        morale: mark('morale', { score: { score: 61, clip: null } }),
        strength: mark('autonomy', { score: { score: 72, clip: null } }),
        priority: mark('bottom-up', { score: { score: 48, clip: null }, verdict: 'fell', since: '2026-W46' }),
        participation: 'half-to-three-quarters',
      },
      moved: { rose: 3, fell: 1 },
      alarm: false,
    },
  },
} satisfies Record<string, Content>
