/** The words about signals and what a group’s page shows, in French. */

export const view = {
  joins: 'Où les lignes recommencent',
  range: 'Période',
  weeks: '{weeks} semaines',
  signals: 'Signaux de cette semaine',
  signalsText:
    'Un signal est une question : deux lectures possibles, et seul le groupe sait laquelle est juste.',
  none: 'Pas de signal cette semaine.',
  ask: 'Une question à lui poser',
  failed: 'Les signaux ne sont pas arrivés.',
  compare: 'Comparer avec',
  compareNone: 'Rien',
  compared: { above: '{name}, au-dessus', level: '{name}, son niveau', past: 'Son propre passé' },
  comparedPast: 'le groupe lui-même, {weeks} semaines avant',
  legend: { compared: 'Tirets : {name}', joined: 'Points : {name}' },
  compareFailed: 'La comparaison n’est pas arrivée.',
  compareEmpty: 'Pour ces semaines, il n’y a rien à comparer.',
  week: 'Semaine {week}, {dates} : {value}',
  agreement: {
    agree: 'Le groupe est d’accord.',
    mixed: 'Les avis varient.',
    split: 'Les avis sont partagés.',
  },
  wording: {
    reworded: 'formulation changée',
    added: 'question ajoutée',
    retired: 'question retirée',
  },
  closes:
    'La semaine {week} se clôt le {day}. Ses résultats paraissent peu après, pour chaque groupe où au moins 5 personnes ont répondu.',
}
