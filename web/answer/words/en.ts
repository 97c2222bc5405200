/** The words of the answer page in English: what the first question needs. */
import type { Words } from './words.ts'

export const en: Words = {
  language: 'en',
  otherLanguage: { code: 'fr', name: 'Français' },
  loading: 'Opening the week…',
  promise: {
    label: 'Our promise',
    lead: 'Nobody can link this answer to you.',
    rest: (k) => `It leaves without name or address, and nothing is shown below ${k}.`,
    why: 'Why, exactly',
  },
  back: 'Back',
  notMine: 'This is not my device',
  next: 'Next question',
  review: 'Review my answers',
  onward: 'A tap on an answer leads to the next question. You can always go back.',
  onePage: 'All questions on one page',
  progress: (step, of, seconds) => `${step} of ${of} – about ${seconds} seconds left`,
  title: (step, of) => `Question ${step} of ${of}`,
  scale: ['Not at all', 'Rather not', 'In between', 'Rather yes', 'Entirely'],
  pass: 'I’d rather not say',
  choose: 'Choose an answer, or “I’d rather not say”.',
  retry: 'Try again',
  unreachable: {
    title: 'The service does not answer.',
    text: 'Nothing is lost. Check the network, then try again.',
  },
}
