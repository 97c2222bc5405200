/** eNPS in words: why it is not shown. */
import type { Localised } from './localised.ts'

/** The published round tells no reason of its own: these are all there are. */
export const enpsHidden: Localised = {
  fr: 'Masqué\u202f: l’eNPS demande au moins 50 réponses dans toute l’organisation, et qui ne se ressemblent pas trop.',
  en: 'Hidden: eNPS takes at least 50 answers from the whole organisation, and not too much alike.',
}
