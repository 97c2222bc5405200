/** Why a number is not shown, as a sentence. None says which other group is protected, or how many answered. */
import type { Reason } from '../published/published.ts'
import type { Localised } from './localised.ts'

const sentences: Record<Exclude<Reason, 'few'>, Localised> = {
  'protects-another': {
    fr: 'Masqué : ce résultat permettrait d’en déduire un autre, qui doit rester caché.',
    en: 'Hidden: this result would let somebody work out another one, which must stay hidden.',
  },
  season: {
    fr: 'Masqué toute la saison : ce groupe ne fait pas partie de ceux qui peuvent être montrés sans risque ce trimestre.',
    en: 'Hidden all season: this group is not among those that can safely be shown this quarter.',
  },
  uniform: {
    fr: 'Masqué : les réponses se ressemblent trop, les montrer dirait ce que chacun a répondu.',
    en: 'Hidden: the answers are too much alike, and showing them would tell what each person answered.',
  },
}

/** `k` is the round's quorum, where the page knows it: then the sentence names it. */
export function reasonSentence(reason: Reason, k?: number): Localised {
  if (reason !== 'few') return sentences[reason]
  if (k === undefined)
    return { fr: 'Masqué : trop peu de réponses cette semaine.', en: 'Hidden: too few answers this week.' }
  return {
    fr: `Masqué : moins de ${k} réponses cette semaine.`,
    en: `Hidden: fewer than ${k} answers this week.`,
  }
}
