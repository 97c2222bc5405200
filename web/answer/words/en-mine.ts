/** The words of the answer page in English: what stays on this device, and a device that is not one’s own. */
import { dayMonth } from '#shared/language/weeks.ts'
import type { MineWords } from './mine.ts'

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const outOf = (score: number) => `${number.format(score)} out of 5`
const week = (monday: Date) => `${dayMonth(monday, 'en')} ${monday.getUTCFullYear()}`
const rounds = (count: number) => (count === 1 ? '1 week' : `${count} weeks`)
const receipts = (count: number) => (count === 1 ? '1 receipt' : `${count} receipts`)

export const en: MineWords = {
  title: 'My history',
  intro:
    'Your own answers, from 1 (not at all) to 5 (entirely). They stand on this device only: nothing on this screen is sent to anybody.',
  none: 'Nothing yet. Once an answer has left from this device, its week stands here.',
  passing: 'This browser keeps nothing, so there is no history here.',
  of: (member) => `Link of “${member}”`,
  score: outOf,
  once: (score) => `One answer: ${outOf(score)}.`,
  since: (score, mean, answers) =>
    answers === 1
      ? `Last time: ${outOf(score)}. The time before: ${outOf(mean)}.`
      : `Last time: ${outOf(score)}. Before that, ${number.format(mean)} on average over ${answers} answers.`,
  declined: (times) =>
    times === 1 ? 'Once, you preferred not to say.' : `${times} times, you preferred not to say.`,
  span: (from, to) =>
    +from === +to ? `Week of ${week(from)}` : `From the week of ${week(from)} to that of ${week(to)}`,
  table: {
    title: 'The same answers, in a table',
    of: (driver) => `${driver}: my answers by week`,
    week: 'Week of',
    answer: 'My answer',
    team: 'My team, as published',
    notPublished: 'hidden or not asked',
    declined: 'Rather not said',
  },
  week,
  team: 'Dashed: your team, as published.',
  take: {
    title: 'Take it to another device',
    text: 'The file holds your history and your receipts, readable by whoever has it. Keep it to yourself.',
    save: 'Save to a file',
    read: 'Add from a file',
    added: (weeks, proofs) => {
      const parts = [weeks > 0 && rounds(weeks), proofs > 0 && receipts(proofs)].filter(
        (part) => part !== false,
      )
      return `Added: ${list.format(parts)}. What was here already has not changed.`
    },
    nothingNew: 'Everything in this file was here already. Nothing has changed.',
    failed: 'This device could not keep what the file holds. Nothing has changed.',
    refused: {
      'too-large': 'This file is too large to be a history of Quorum. Nothing has changed.',
      broken: 'This file is damaged or incomplete. Nothing has changed: save it again on the other device.',
      foreign: 'This file is not a history of Quorum. Nothing has changed: choose “quorum-my-history.json”.',
      newer:
        'This file comes from a more recent version. Nothing has changed: reload this page, then try again.',
    },
  },
  erase: {
    title: 'Erase everything here',
    text: 'History, receipts, answers begun and the page’s own copies leave this device. Answers that have left stay counted.',
    act: 'Erase everything here',
    sure: {
      title: 'Erase for good?',
      text: (weeks, proofs) =>
        `${rounds(weeks)} of history and ${receipts(proofs)} will be erased from this device. Nobody can bring them back.`,
      unsent: 'An answer here has not been sent yet: it would be lost, and not be counted.',
      act: 'Yes, erase everything',
      keep: 'Keep everything',
    },
    failed: 'The browser did not erase everything. Close the other tabs of this page, then try again.',
    done: {
      title: 'Nothing is left on this device.',
      text: 'History, receipts and answers begun are erased. Answers that have left stay counted. You can close this page.',
    },
  },
  back: 'Go back',
  notMine: {
    title: 'This is not my device',
    points: [
      'Nothing is kept here: no draft, no receipt, no history.',
      'If you reload or close the page before the end, your answers are lost and you open your link again.',
      'After sending, your receipt stays in sight for a minute, then the page empties itself for the next person.',
      'The browser’s own history may still show that the page was opened: a private window avoids that.',
    ],
    act: 'Answer and keep nothing',
    back: 'It is my device',
  },
  ready: {
    title: 'Ready for the next person.',
    text: 'Nothing of the previous answer is kept here. To answer, open your own link.',
  },
  leaving: {
    label: 'End on this device',
    left: (seconds) => `This page empties itself in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    stopped: 'The countdown has stopped. Empty the page before you leave.',
    waiting: 'Empty the page before you leave: what has not been sent is then lost.',
    more: 'One minute more',
    stop: 'Stop the countdown',
    now: 'Empty now',
  },
}
