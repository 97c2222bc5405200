/** The words about signals and what a group’s page shows, in English. */
import type { Words } from './words.ts'

export const view: Words['view'] = {
  joins: 'Where the lines begin anew',
  range: 'Period',
  weeks: '{weeks} weeks',
  signals: 'Signals of this week',
  signalsText:
    'A signal is a question: there are two ways to read it, and only the group knows which is right.',
  none: 'No signal this week.',
  ask: 'One question to put to it',
  failed: 'The signals did not come.',
  compare: 'Compare with',
  compareNone: 'Nothing',
  compared: { above: '{name}, above it', level: '{name}, its level', past: 'Its own past' },
  comparedPast: 'the group itself, {weeks} weeks before',
  legend: { compared: 'Dashed: {name}', joined: 'Dotted: {name}' },
  compareFailed: 'What to compare with did not come.',
  compareEmpty: 'In these weeks there is nothing to compare with.',
  week: 'Week {week}, {dates}: {value}',
  agreement: { agree: 'The group agrees.', mixed: 'Opinions vary.', split: 'Opinions are split.' },
  wording: { reworded: 'wording changed', added: 'question added', retired: 'question taken out' },
  closes:
    'The round of week {week} closes on {day}. Its results come soon after, for every group in which at least 5 people answered.',
}
