/** The words of two weeks side by side, in English. */
import type { Words } from './words.ts'

export const compare: Words['compare'] = {
  page: 'Compare',
  from: 'From week',
  to: 'To week',
  silent: 'Nothing can be compared between weeks {a} and {b}.',
  silentText: 'A change takes the same questions, asked of the same people and shown in both weeks.',
  none: 'No real change between weeks {a} and {b}.',
  one: 'One real change: {largest}.',
  other: '{count} real changes. The largest: {largest}.',
  largest: {
    rose: '{driver}, up {points} points ({group})',
    fell: '{driver}, down {points} points ({group})',
    roseLeast: '{driver}, up at least {points} points ({group})',
    fellLeast: '{driver}, down at least {points} points ({group})',
  },
  between: 'From week {a} to week {b}.',
  reworded:
    'A question was not worded alike in week {a} and in week {b}: {drivers}. A difference may come from the words.',
  looked: 'Changes looked at: {looks}.',
  chance: 'Of twenty changes called real, one may on average be chance.',
  weekOfYear: '{week} ({year})',
  dated: '{dated} {year}',
  words: {
    rose: 'rose, {by} (±\u00a0{band})',
    fell: 'fell, {by} (±\u00a0{band})',
    'no-change': 'no real change',
    'cannot-tell': 'too uncertain to say',
  },
  apart: {
    'other-people': 'other people',
    'other-questions': 'asked with other questions',
    bounds: 'beyond the same bound',
  },
  pair: '{a} → {b}',
  spoken: '{a}, then {b}',
  notAskedIn: 'not asked in week\u00a0{week}',
  hiddenIn: 'Week {week}. {reason}',
  key: 'In each field week {a}, then week {b}, from 0 to 100. A triangle marks a real change: it lies beyond its noise (±), which allows for everything that is compared on the page. ≈\u00a0reads “about”.',
  only: 'Published in one of the two weeks only',
  onlyText: 'These groups have no counterpart.',
  onlyIn: 'Week {week}: {groups}.',
  empty: {
    title: 'Two published weeks are needed to compare.',
    text: 'This page sets them side by side as soon as the second one is published.',
  },
}
