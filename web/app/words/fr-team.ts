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
}
