/** The words of the proof in English. */
import type { WhyWords } from './why.ts'

export const en: WhyWords = {
  title: 'Why nobody can link this answer to you',
  intro: 'This is not a rule of good conduct: the program is built that way. Here is how, and how far.',
  parts: [
    {
      title: 'Two services that do not know the same things',
      paragraphs: [
        'The first checks your link: it knows who you are. It gives this page a right to vote without seeing it, as one stamps a closed envelope. It cannot recognise it later, and never receives your answers.',
        'The second, the ballot box, receives that right and your sealed answers. Neither your name nor your link nor any cookie comes with them.',
      ],
    },
    {
      title: 'Sealed until the week closes',
      paragraphs: [
        'Your answers are encrypted on this device with the week’s key. After closing they are opened in memory and counted by group.',
        'Your page also sends a second envelope, with your text or empty. Every page does, of the same size, so that nobody stands out by writing.',
      ],
    },
    {
      title: 'Never a small group',
      paragraphs: [
        'Your answer carries only the name of a group, fixed before the week opened and large enough. If the group announced is smaller than the threshold, this page stops before your answers leave.',
        'What is published is rounded, and hidden where a subtraction could reveal a group that is too small.',
      ],
    },
  ],
  stored: {
    title: 'What is stored, and where',
    intro: 'In five places. Outside your device, none of them holds both your name and an answer.',
    who: 'Who can read it',
    until: 'Until when',
    places: [
      {
        place: 'That you asked for a right to vote',
        what: 'A fingerprint of your identifier, made with a key of the week; a fingerprint of the request; the name of your group.',
        who: 'The first service, and the program that counts, which knows no names. Whoever also holds the week’s key can find out that it was you.',
        until: 'Until the answers are counted, or the week is given up.',
      },
      {
        place: 'Your sealed answers',
        what: 'A fingerprint of a random number, the name of your group, and the sealed envelope. Envelopes of one kind all have the same length.',
        who: 'Nobody without the week’s key. After closing, the program that counts.',
        until:
          'Until they are counted, or the week is given up. The key is then destroyed: a forgotten copy of the envelopes can no longer be opened.',
      },
      {
        place: 'The results',
        what: 'Numbers by group, and the list of receipts, filled up so that its length tells little.',
        who: 'You, those of your team; managers, those of their groups; human resources, all that is published. The list of receipts is public.',
        until: 'They are kept.',
      },
      {
        place: 'The directory',
        what: 'Name, e-mail address, manager, level, team, role, language, day of joining, and what you decided about messages. Not whether you answered.',
        who: 'The programs that check links, open weeks and show results, and whoever runs Quorum in your organisation.',
        until: 'Until you are taken out of the directory.',
      },
      {
        place: 'This device',
        what: 'Answers begun; an answer that waits to leave; your receipt; your own history, which is never sent; the page itself and the questions of the last two weeks, to open without a network.',
        who: 'Whoever opens your device can see that you answered and, in your history, how.',
        until:
          'Answers, until they leave; those that never do, until the page is opened more than a week after closing. The rest, until you erase it. On a device that is not yours, nothing is kept once you say so.',
      },
    ],
    never: {
      title: 'Stored nowhere',
      text: 'Beside an answer or a right to vote: no time, no network address, no device, no name, no link. The ballot box keeps no log of what it receives.',
    },
  },
  operator: {
    title: 'Whoever runs the servers',
    intro: 'No system protects from everything. This is what this one cannot prevent, and what it can.',
    could: {
      title: 'What they could do',
      items: [
        'Change the program while the week is open, and serve you a page that cheats. The fingerprint of the program, at the end of this page, helps to notice it.',
        'Watch both services live and match them by order. This page waits two seconds at most before each envelope, which protects little: if eight people of a group answer within an hour, order alone matches 99 out of 100 correctly in our simulation. A company proxy that opens encrypted connections can do the same.',
        'If they hold the week’s key as well: read the answers, until it is destroyed.',
        'Make your link themselves and vote in your place. If they do it before you, this page tells you that your link has already served.',
        'Surround you with invented colleagues. After sending, the page names the teams of your group and its size: look at them.',
        'Put false ballots in the box. If a group has more of them than rights to vote, the results say so.',
        'In Amazon’s cloud: see how many requests came in a minute. In a quiet minute that tells that somebody answered.',
        'On a computer of their own: keep a copy of the disk. Erasing a disk is an effort, not a certainty; destroying the key is there for that.',
      ],
    },
    couldNot: {
      title: 'What they could not do',
      items: [
        'Recognise your right to vote in the box: the first service has never seen it.',
        'Open the envelopes once the key is destroyed, even for a court or a buyer, unless they copied the key before.',
        'Look up afterwards who answered when: it is written nowhere.',
        'Show you other questions, groups or keys than your colleagues without the fingerprint of the week being different.',
      ],
    },
  },
  limits: {
    title: 'Other limits',
    items: (k) => [
      `In a group of exactly ${k} answers, ${k - 1} colleagues who pool theirs can infer the last one.`,
      'A way of writing can betray its author. The page warns of names, places and numbers on your device, and does not find them all.',
      `In a very small organisation there are only results of the whole, and below ${k} answers none.`,
    ],
  },
  check: {
    title: 'You can check',
    receipt:
      'The receipt stays on this device. After publication the page tells you whether it is in the tally.',
    week: {
      title: 'Fingerprint of the week',
      text: 'It covers the questions, the groups and the keys. It is in your link, and this page refuses a week that has another. It is the same for all your colleagues: compare it with theirs, to the end. A different one would mean a week made for one person.',
      none: 'It stands here when this page is opened by your link.',
      copy: 'Copy the fingerprint of the week',
    },
    program: {
      title: 'Fingerprint of the program',
      text: 'It covers every file of this page. Whoever builds the same source gets the same fingerprint.',
      asking: 'Fetching the fingerprint…',
      older: 'This page is older than the one now in place. Open it again to see the fingerprint.',
      unreachable: 'The fingerprint could not be fetched. It takes a network.',
      copy: 'Copy the fingerprint of the program',
      how: 'Whoever has the source of Quorum can check from another computer. This command builds the page, fetches the one that is served here, and compares every file:',
      honest:
        'A page that cheats could show any fingerprint here: that is why the check has to come from elsewhere. It tells what is served to that computer, at that moment.',
    },
    copied: 'Copied.',
    selected: 'This browser does not copy by itself. The fingerprint is selected: copy it.',
  },
  back: 'Go back',
}
