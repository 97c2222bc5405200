/** The words of two weeks side by side, in French. */

/** What HR, and whoever manages, reads of two rounds. */
export const compare = {
  page: 'Comparer',
  from: 'De la semaine',
  to: 'À la semaine',
  silent: 'Rien ne peut être comparé entre les semaines {a} et {b}.',
  silentText:
    'Un changement demande les mêmes questions, posées aux mêmes personnes et affichées les deux semaines.',
  none: 'Aucun vrai changement entre les semaines {a} et {b}.',
  one: 'Un vrai changement\u202f: {largest}.',
  other: '{count} vrais changements. Le plus grand\u202f: {largest}.',
  largest: {
    rose: '{driver}, en hausse de {points} points ({group})',
    fell: '{driver}, en baisse de {points} points ({group})',
    roseLeast: '{driver}, en hausse d’au moins {points} points ({group})',
    fellLeast: '{driver}, en baisse d’au moins {points} points ({group})',
  },
  between: 'De la semaine {a} à la semaine {b}.',
  reworded:
    'Une question n’était pas formulée de la même façon en semaine {a} et en semaine {b} : {drivers}. Un écart peut venir des mots.',
  looked: 'Changements examinés\u202f: {looks}.',
  chance: 'Sur vingt changements dits vrais, un en moyenne peut être dû au hasard.',
  weekOfYear: '{week} ({year})',
  dated: '{dated} {year}',
  words: {
    rose: 'hausse, {by} (±\u00a0{band})',
    fell: 'baisse, {by} (±\u00a0{band})',
    'no-change': 'pas de vrai changement',
    'cannot-tell': 'trop incertain pour le dire',
  },
  apart: {
    'other-people': 'd’autres personnes',
    'other-questions': 'posé avec d’autres questions',
    bounds: 'au-delà de la même borne',
  },
  pair: '{a} → {b}',
  spoken: '{a}, puis {b}',
  notAskedIn: 'non posée en semaine\u00a0{week}',
  hiddenIn: 'Semaine {week}. {reason}',
  key: 'Dans chaque case, la semaine {a} puis la semaine {b}, de 0 à 100. Un triangle marque un vrai changement\u202f: il dépasse son incertitude (±), qui tient compte de toutes les comparaisons de la page. ≈\u00a0se lit «\u202fenviron\u202f».',
  only: 'Publiés une seule des deux semaines',
  onlyText: 'Ces groupes n’ont pas de vis-à-vis.',
  onlyIn: 'Semaine {week}\u202f: {groups}.',
  empty: {
    title: 'Il faut deux semaines publiées pour comparer.',
    text: 'Cette page les met côte à côte dès que la deuxième est publiée.',
  },
}
