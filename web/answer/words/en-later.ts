/** The words of the answer page in English: review, sending, receipt, and the reason behind the promise. */
import type { LaterWords } from './words.ts'

const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
})
const time = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', second: '2-digit' })
const monthDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const en: LaterWords = {
  signIn: 'Sign in to answer',
  troubles: {
    link: {
      title: 'This link is incomplete.',
      text: 'Open it from the original message, in full. If it is still refused, ask the person who runs Quorum in your organisation for a new one.',
    },
    'unknown-round': {
      title: 'This week does not exist here.',
      text: 'The link names a week that the service does not know. Open the most recent link that you received.',
    },
    differs: {
      title: 'This page goes no further.',
      text: 'The service presents a week that is not the one in your link: its questions, groups or keys differ. Nothing was sent. Please tell the person who runs Quorum in your organisation.',
    },
    quorum: {
      title: 'This page goes no further.',
      text: 'This week announces groups of fewer than 5 people, which Quorum never allows. Nothing was sent. Please tell the person who runs Quorum in your organisation.',
    },
    browser: {
      title: 'This browser cannot seal your answer.',
      text: 'It lacks encryption, or the page was not opened over https. Try an up-to-date browser.',
    },
  },
  closed: (closes) => ({
    title: 'This week is closed.',
    text: `It closed on ${when.format(closes)}. Every week has its own link: open the most recent one.`,
  }),
  notOpen: (opens) => ({
    title: 'This week is not open yet.',
    text: `It opens on ${when.format(opens)}. Your link will work then.`,
  }),
  ratings: {
    published: 'Published for the whole organisation only, never by team.',
    least: 'Certainly not',
    most: 'Without hesitation',
  },
  whole: {
    title: 'Your week, on one page',
    progress: 'One minute or so',
    steps: 'One question at a time',
    missing: (count) =>
      count === 1 ? 'One question has no answer yet.' : `${count} questions have no answer yet.`,
  },
  comment: {
    promise: {
      lead: 'Your text is checked here, on this device.',
      rest: 'It leaves only if you send it, sealed like your answers.',
    },
    progress: 'Last step, optional',
    title: 'What would have made your week simpler?',
    hint: 'One sentence is enough. Speak of the situation rather than of people.',
    fate: 'Today texts are sealed, counted and destroyed unread: reading them, from enough of them at once, will come later.',
    left: (characters) => `${characters} characters left`,
    over: (characters) => `${characters} characters too many: nothing is cut, shorten it yourself.`,
    looks: {
      person: (passage) => `“${passage}” looks like a person’s name.`,
      client: (passage) => `“${passage}” looks like a client or a company.`,
      place: (passage) => `“${passage}” looks like a place.`,
      contact: (passage) => `“${passage}” looks like a way to reach somebody.`,
    },
    why: 'It could tell who speaks, or of whom.',
    instead: { person: 'someone', client: 'a client', place: 'my area', contact: '' },
    write: (words) => `Write “${words}”`,
    remove: 'Take it out',
    keep: 'Keep it as it is',
  },
  messages: 'Your messages',
  review: {
    title: 'Your answers, before they leave',
    text: 'Once they have left, your answers cannot be changed, by you or by anybody.',
    comment: 'Your text',
    noComment: 'none',
    change: (question) => `Change: ${question}`,
    rating: (answer) => `${answer} out of 10`,
    changeShort: 'Change',
    send: 'Send',
    progress: 'Ready to leave',
  },
  sending: {
    title: 'Your answers are leaving.',
    text: 'Keep this page open for a few seconds.',
    waiting: {
      network: {
        title: 'There is no network. Nothing is lost.',
        text: 'Your answer is kept on this device. It leaves when the network is back if this page stays open; otherwise open your link again before the week closes.',
      },
      busy: {
        title: 'Sending did not work. Nothing is lost, we are trying again.',
        text: 'Your answer is kept on this device. Leave this page open, or open your link again later, before the week closes.',
      },
    },
    byItself: {
      title: 'Your answer is kept on this device and will leave by itself.',
      text: 'There is no network here. You can close this page. If you open your link again before the week closes, you will see whether the answer has left.',
    },
    passing: 'Nothing is kept here: leave this page open until your answer has left.',
    retryAt: (at) => `Next attempt at ${time.format(at)}`,
    again: 'Try now',
  },
  stopped: {
    link: {
      title: 'This link is not recognised.',
      text: 'Nothing was sent. Open it from the original message, in full, or ask the person who runs Quorum in your organisation for a new one.',
    },
    'not-eligible': {
      title: 'You do not take part this week.',
      text: 'Nothing was sent. You are not among the people who are asked this week. If that surprises you, ask the person who runs Quorum in your organisation.',
    },
    newcomer: {
      title: 'You will answer from the next quarter on.',
      text: 'Nothing was sent. You arrived after the quarter began: somebody new never enters an existing group, so that their answers cannot be singled out.',
    },
    conflict: {
      title: 'Another ballot is already in the box.',
      text: 'It was cast with the same right to vote, and the first one counts. If it was not you, please tell the person who runs Quorum in your organisation.',
    },
    elsewhere: {
      title: 'This link has already served to answer.',
      text: 'It was on another device, in another browser, or here before the receipt was erased; the first answer is the one that counts. This one was not sent and is no longer kept here. If it was not you, please tell the person who runs Quorum in your organisation.',
    },
    closed: {
      title: 'The week closed before your answer left.',
      text: 'Your answer could not be sent and is no longer kept here. Every week has its own link: open the most recent one.',
    },
    'below-quorum': {
      title: 'Your group is too small: this page stops.',
      text: 'The service places you in a group that this week does not know, or that has fewer people than promised. Your answers have not left this device. Please tell the person who runs Quorum in your organisation.',
    },
    unverified: {
      title: 'The service did not prove that it is the right one: this page stops.',
      text: 'Its reply does not fit this week’s key, which is the same for everybody. Your answers have not left this device. Please tell the person who runs Quorum in your organisation.',
    },
    refused: {
      title: 'The service refused to take the answer.',
      text: 'Nothing is lost: your answer is still kept on this device. Try again later with this same link, and if it goes on, please tell the person who runs Quorum in your organisation.',
    },
    failed: {
      title: 'This browser could not go on.',
      text: 'Nothing is lost: your answer is still kept on this device. Try again, or open this same link in an up-to-date version of this browser.',
    },
  },
  sent: {
    late: {
      title: 'The week closed while your answer was leaving.',
      text: 'It may have arrived in time: your receipt will tell. What you answered is no longer kept here.',
      missing: 'Your receipt is not in the published tally: the answer arrived too late and is not counted.',
    },
    promise: {
      lead: 'It is sealed.',
      rest: 'Your answer will be opened only after the week closes, with all the others.',
    },
    title: 'Your answer has left.',
    text: 'You can close this page. It keeps your receipt and your own history here, and you can erase both.',
    overtaken:
      'Another tab had already sent an answer with this link: that one counts, and this one was not sent.',
    passing: 'Nothing is kept here: write the receipt down if you want to check it later.',
    receipt: 'Your receipt',
    receiptText: 'With it you can check that the answer is counted. It cannot be used to read it.',
    mine: 'My history',
    tally: 'In the tally',
    tallies: {
      asking: 'Checking the receipt…',
      unpublished:
        'The tally is not published yet. Once it is, open this link again on this device: the page will look for your receipt.',
      counted: 'Your answer is in the published tally.',
      missing:
        'Your receipt is not in the published tally. Show it to the person who runs Quorum in your organisation: it says nothing about what you answered.',
      unreachable: 'The tally could not be consulted. Open this link again later.',
    },
    with: 'Counted with',
    group: (teams, eligible) =>
      `${teams.length > 0 ? list.format(teams) : 'Newcomers of the whole organisation'}: ${eligible} people at most.`,
    look: 'Look at these names and this number. If they surprise you, ask who these people are.',
    next: 'What happens now',
    nextText: (closes, k) =>
      `The week closes on ${when.format(closes)}. Answers are then opened together and counted by group, then deleted along with the key that opened them. A group of fewer than ${k} answers is never shown.`,
    returns: 'These questions come back, as planned when this week opened',
    returnsIn: (monday) => `in the week of ${monthDay.format(monday)}`,
    erase: 'Erase the receipt from this device',
    eraseText: 'The answer stays counted; you will not be able to check it here any more.',
    erased: {
      title: 'The receipt is erased from this device.',
      text: 'Your answer stays counted. You can close this page.',
    },
  },
}
