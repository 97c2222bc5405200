/** The words of messages in English. */
import type { Words } from './words.ts'

const questionsText = (count: number) => (count === 1 ? 'the question' : `the ${count} questions`)

export const en: Words = {
  greeting: (name) => `Hello ${name},`,
  invitation: {
    subject: (week) => `Week ${week}: one minute to say how it is going`,
    preview: (questions, until) =>
      `One minute for ${questionsText(questions)} of the week, until ${until}. Nobody can link an answer to you.`,
    title: 'One minute to say how the week is going',
    text: (week, questions) =>
      `Here ${questions === 1 ? 'is' : 'are'} ${questionsText(questions)} of week ${week}, the same for everybody, from the field to the top. Whoever leads a team has one more.`,
    act: 'Answer now',
    until: (until) => `Until ${until}. Without a network, the answer waits on the device and leaves later.`,
    before: {
      title: 'The last results are published',
      text: 'Your team and the whole organisation, wherever enough people answered.',
      link: 'Read the last results',
    },
    once: 'There will be one reminder at most, the same for everybody.',
  },
  reminder: {
    subject: (week) => `Week ${week}: a reminder, the same for everybody`,
    preview: (until) => `If you have answered, thank you. If not, you can until ${until}.`,
    title: (until) => `You can answer until ${until}`,
    text: (questions) =>
      `If you have answered, thank you: there is nothing left to do. If not, one minute is enough for ${questionsText(questions)}.`,
    same: {
      title: 'Why this reminder if you have answered',
      text: 'It goes in the same words to everybody who receives our messages, whether they have answered or not. So it says nothing about anybody. There will be no other one this week.',
    },
  },
  publication: {
    subject: (week) => `Week ${week}: the results are published`,
    preview: 'A team and its manager see the same numbers.',
    title: (week) => `The results of week ${week} are published`,
    text: (k) =>
      `Read what your team says, and the whole organisation. A team and its manager see the same numbers. A group with fewer than ${k} answers stays hidden.`,
    act: 'Read the results',
  },
  digest: {
    subject: (week, group) => `${group}, week ${week}: the results`,
    yours: (week) => `Week ${week}: the results of your group`,
    about: (group, week, dates) => `${group}. Week ${week}, ${dates}.`,
    preview: 'Morale, one strength, one priority.',
    act: 'Open the group’s page',
    small: 'The numbers of a small group are not written in a message: they are on its page.',
    none: {
      subject: (week) => `Week ${week}: no number for your group`,
      preview: 'It happens, and says nothing about the team.',
      title: 'Nothing can be shown for your group this week',
      text: (k) =>
        `A number appears from ${k} answers on, and only if no others could be worked out from it. It happens, and says nothing about the team. Next week may tell more.`,
      act: 'Open Quorum',
    },
  },
  report: {
    subject: (week) => `Week ${week}: the summary for HR`,
    preview: 'The whole organisation, the hidden groups, and what moved.',
    whole: 'The whole organisation',
    none: 'The numbers of the whole organisation are hidden this week.',
    groups: {
      title: 'Groups',
      text: (shown, hidden) => `Shown: ${shown}. Hidden: ${hidden}, each with its reason.`,
    },
    moved: {
      title: 'What moved in the last four weeks',
      text: (rose, fell) =>
        rose + fell === 0
          ? 'No team or unit has changed for certain. That is the ordinary case.'
          : `Teams and units with at least one theme that rose: ${rose}. That fell: ${fell}.`,
    },
    alarm: 'To know first',
    act: 'Open the table of the week',
  },
  morale: {
    'no-change': () => 'Morale shows no real change.',
    rose: (day) => `Morale has risen since the week of ${day}.`,
    fell: (day) => `Morale has fallen since the week of ${day}.`,
    'cannot-tell': () => 'Not enough answers to say where morale is going.',
    silent: 'Morale cannot be shown this week.',
    score: (score) => `This week morale stands at ${score}, on a scale from 0 to 100.`,
  },
  movement: {
    'no-change': () => 'No real change lately',
    rose: (day) => `Rose since the week of ${day}`,
    fell: (day) => `Fell since the week of ${day}`,
    'cannot-tell': () => 'Not enough answers to say where it is going',
  },
  standing: {
    strength: 'Strength',
    priority: 'Priority',
    both: 'Strength and priority',
    level: 'No theme shown this week stands out from the others.',
  },
  labelled: (label, text) => `${label}: ${text}`,
  participation: { title: 'Participation', text: (share) => `${share} of the people who were asked.` },
  why: {
    title: 'Why nobody can link an answer to you',
    text: (k) =>
      `It leaves without name or address, stays sealed until the week closes, and is then counted with all the others. Nothing is shown for fewer than ${k} answers.`,
    link: 'The details, and how to check',
  },
  unseen: {
    title: 'What nobody sees',
    text: (k) =>
      `An individual answer. And nothing is shown for fewer than ${k} answers, nor what would let them be worked out.`,
  },
  broadcast: {
    until: (until) => `Until ${until}.`,
    apart: 'The link with which to answer is personal: it arrives apart, and is not for sharing here.',
    open: 'Open Quorum',
  },
  personal:
    'The link with which to answer is yours: whoever has it can answer in your place. Do not pass it on.',
  untracked: 'This message holds no image and no tracker: we do not know whether you have opened it.',
  contact: 'Change the language, or stop messages about this week',
}
