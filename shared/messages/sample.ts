/** Messages to look at before any is sent: invented facts that are the same everywhere, and say so by their names. */
import type { Language } from '../org/organisation.ts'
import type { Content, DigestFacts, Mark, MessageKind, RoundFacts } from './messages.ts'

/** What of the organisation's own stands in a message. */
export interface SampleSettings {
  k: number
  timeZone: string
}

export const samplePerson: Record<Language, string> = { fr: 'Camille Exemple', en: 'Sam Sample' }

/** Before the subject of what is sent to try it out, in its language. */
const trialMark: Record<Language, string> = { fr: '[Essai]', en: '[Test]' }
export const asTrial = (subject: string, language: Language): string => `${trialMark[language]} ${subject}`

export function sampleOf(kind: MessageKind, settings: SampleSettings): Content {
  const round = sampleRound(settings)
  if (kind === 'digest') return { kind, round, facts: group }
  if (kind === 'report')
    return {
      kind,
      round,
      facts: {
        groups: { shown: 41, hidden: 12 },
        organisation: {
          ...group,
          group: { id: 'organisation', name: { fr: 'Toute l’organisation', en: 'Whole organisation' } },
        },
        moved: { rose: 3, fell: 1 },
        alarm: false,
      },
    }
  return { kind, round }
}

export const sampleRound = ({ k, timeZone }: SampleSettings): RoundFacts => ({
  round: '2026-W47-sample',
  opens: '2026-11-19T08:00:00Z',
  closes: '2026-11-22T22:59:00Z',
  manifest: '',
  questions: 5,
  k,
  timeZone,
  before: true,
})

const mark = (driver: string, score: number, verdict: Mark['verdict'], since: string | null): Mark => ({
  driver,
  score: { score, clip: null },
  verdict,
  since,
})

/** Of a large group, so that everything that a message can hold is seen. */
const group: DigestFacts = {
  group: { id: 'unit:sample', name: { fr: 'Unité Exemple', en: 'Sample unit' } },
  morale: mark('morale', 64, 'rose', '2026-W45'),
  strength: mark('mutual-help', 74, 'no-change', null),
  priority: mark('bottom-up', 48, 'fell', '2026-W46'),
  participation: 'half-to-three-quarters',
}
