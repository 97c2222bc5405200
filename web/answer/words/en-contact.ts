/** The words of the screen about messages in English. */
import type { ContactWords } from './contact.ts'

const times = (most: number): string => ['', 'once', 'twice'][most] ?? `${most} times`

const by = { email: 'by e-mail', slack: 'on Slack', sms: 'by text message' }

export const en: ContactWords = {
  budget: (most, channel) => `Quorum writes to you at most ${times(most)} a week, ${by[channel]}.`,
  limit: 'Your organisation has set this limit.',
  language: 'Language of the messages',
  channel: 'How Quorum writes to you',
  channels: { email: 'By e-mail', slack: 'On Slack, as a direct message', sms: 'By text message' },
  all: 'All messages',
  some: 'You can have none at all. You can then still answer, by a link that you have or by signing in.',
  none: 'Quorum does not write to you any more.',
  stop: 'Stop all messages',
  again: 'Write to me again',
  round: 'This week',
  written: 'Quorum may still write to you about this week, until its results are published.',
  silent: 'Quorum will not write to you about this week again.',
  silence: 'Do not write to me again about this week',
  undo: 'Write to me about this week again',
  unseen:
    'This choice is shown to nobody and does not say whether you have answered. You can answer either way.',
  over: 'The week of this link is over: Quorum does not write to you about it any more.',
  states: {
    asking: 'Opening your choices…',
    saving: 'Your choice is leaving…',
    saved: 'Your choice is saved.',
    unreachable:
      'There is no network, or the service does not answer. Nothing is lost: your choices stay as they were. Try again later.',
    refused:
      'This link no longer opens your choices. Open the one in your latest message, or ask whoever runs Quorum where you work.',
  },
  elsewhere: {
    title: 'Go on with another device',
    text: 'Point a camera at this code, or copy the link. Show them to nobody: whoever has them can answer in your place. Each person answers once, and the receipt stays on the device that sent the answer.',
    code: 'QR code of your personal link',
    failed: 'The code could not be loaded. The link is sufficient.',
    link: 'Your personal link',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    select: 'This browser does not copy by itself. The link is selected: copy it.',
  },
}
