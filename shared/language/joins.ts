/** What is said where a group's line has a join. None says that the people are the same: nobody can know that. */
import type { Localised } from './localised.ts'

const sentences = {
  'new-season': {
    fr: 'Nouvelle saison : quelques personnes ont pu changer.',
    en: 'New season: a few people may have changed.',
  },
  changed: {
    fr: 'Nouvelle saison : le groupe n’est plus composé de la même façon.',
    en: 'New season: the group is made up differently.',
  },
  merged: {
    fr: 'À partir d’ici, ce groupe répond avec d’autres.',
    en: 'From here on, this group answers together with others.',
  },
  split: {
    fr: 'Jusqu’ici, ce groupe répondait avec d’autres.',
    en: 'Up to here, this group answered together with others.',
  },
  renamed: {
    fr: 'À partir d’ici, une autre personne dirige : le nom reste, les membres peut-être pas.',
    en: 'From here on, somebody else leads: the name stays, the members may not.',
  },
} satisfies Record<string, Localised>

export type Joining = Exclude<keyof typeof sentences, 'changed'>

/** @param changed where the same group is made up otherwise than before */
export const joinSentence = (kind: Joining, changed: boolean): Localised =>
  sentences[kind === 'new-season' && changed ? 'changed' : kind]
