/** What an exported file says: names of columns and values, as on the screen. */
import type { GroupKind, Participation, ShownResult } from '../published/published.ts'
import type { Localised } from './localised.ts'

const said = (fr: string, en: string): Localised => ({ fr, en })

/** In the order of the file. */
export const exportColumns = {
  round: said('Semaine (identifiant)', 'Round id'),
  week: said('Semaine', 'Week'),
  season: said('Saison', 'Season'),
  k: said('Quorum', 'Quorum (k)'),
  groupId: said('Groupe (identifiant)', 'Group id'),
  group: said('Groupe', 'Group'),
  kind: said('Nature du groupe', 'Kind of group'),
  questionId: said('Question (identifiant)', 'Question id'),
  question: said('Énoncé', 'Question'),
  driver: said('Thème', 'Theme'),
  answers: said('Réponses (tranche)', 'Answers (band)'),
  score: said('Score (0 à 100)', 'Score (0 to 100)'),
  clip: said('Borne', 'Bound'),
  low: said('Réponses 1–2 (%)', 'Answers 1–2 (%)'),
  mid: said('Réponses 3 (%)', 'Answers 3 (%)'),
  high: said('Réponses 4–5 (%)', 'Answers 4–5 (%)'),
  skips: said('Sans réponse à la question', 'Would rather not say'),
  agreement: said('Accord', 'Agreement'),
  participation: said('Participation', 'Share who answered'),
  enps: said('eNPS (−100 à 100)', 'eNPS (−100 to 100)'),
  hidden: said('Masqué (code)', 'Hidden (code)'),
  reason: said('Masqué (raison)', 'Hidden (reason)'),
}

export const kindName: Record<GroupKind, Localised> = {
  organisation: said('organisation', 'whole organisation'),
  unit: said('unité', 'unit'),
  team: said('équipe', 'team'),
  level: said('niveau', 'level'),
  'unit-level': said('niveau d’une unité', 'level of a unit'),
}

export const clipName: Record<NonNullable<ShownResult['clip']>, Localised> = {
  under: said('moins de', 'under'),
  over: said('plus de', 'over'),
}

/** A third of the distribution that is only a person or two. */
export const fewPart: Localised = said('peu', 'few')

export const skipsName: Record<NonNullable<ShownResult['skips']>, Localised> = {
  few: said('peu', 'few'),
  some: said('quelques-uns', 'some'),
  many: said('beaucoup', 'many'),
}

export const agreementName: Record<NonNullable<ShownResult['agreement']>, Localised> = {
  agree: said('d’accord', 'agree'),
  mixed: said('partagés', 'mixed'),
  split: said('opposés', 'split'),
}

export const participationName: Record<Participation, Localised> = {
  'under-half': said('moins de la moitié', 'under half'),
  'half-to-three-quarters': said('de la moitié aux trois quarts', 'half to three quarters'),
  most: said('plus des trois quarts', 'more than three quarters'),
}

export const leavingOut = (who: Localised): Localised => said(`sans ${who.fr}`, `without ${who.en}`)

export const aboutExport = {
  sheet: said('À lire d’abord', 'Read first'),
  rows: said('Résultats', 'Results'),
  published: said('Publiée le (UTC)', 'Published on (UTC)'),
  groups: said('Groupes que vous pouvez voir', 'Groups that you may see'),
  shown: said('Résultats montrés', 'Results shown'),
  hidden: said('Résultats masqués', 'Results hidden'),
  alarm: said(
    'Le contrôle d’intégrité de cette semaine a relevé une anomalie. N’en tirez aucune conclusion avant de l’avoir éclaircie.',
    'The integrity check of this week found an anomaly. Draw no conclusion before it has been cleared up.',
  ),
  promise: said(
    'Ce fichier contient ce qui est publié de cette semaine et que votre rôle permet de voir, rien de plus.',
    'This file holds what was published of this week and what your role may see, nothing more.',
  ),
}
