/** What is said where a driver's questions changed. The mark's place says when; the sentence says it too. */
import type { Localised } from './localised.ts'

const sentences = {
  reworded: {
    fr: 'Semaine {week} : une question est formulée autrement.',
    en: 'Week {week}: a question is worded differently.',
  },
  added: {
    fr: 'Semaine {week} : une question s’est ajoutée.',
    en: 'Week {week}: a question was added.',
  },
  retired: {
    fr: 'Semaine {week} : une question n’est plus posée.',
    en: 'Week {week}: a question is asked no more.',
  },
} satisfies Record<string, Localised>

/** @param week its number in the year */
export function wordingSentence(kind: keyof typeof sentences, week: number): Localised {
  const { fr, en } = sentences[kind]
  const filled = (text: string) => text.replace('{week}', String(week))
  return { fr: filled(fr), en: filled(en) }
}
