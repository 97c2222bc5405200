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
}
