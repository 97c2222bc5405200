/** What everybody is written about a round. Nothing here knows, or could know, whether somebody has answered. */
import type { Voice } from './languages.ts'
import type { Message, Part } from './message.ts'
import { oneLine } from './message.ts'
import type { Addressee, Links } from './messages.ts'

type Told = (voice: Voice, to: Addressee, links: Links) => Message

export const invitation: Told = ({ words, round, week, until }, { name }, links) => {
  const { subject, preview, title, text, act, before, once } = words.invitation
  const read = { ...before, link: { label: before.link, url: links.results } }
  return {
    subject: subject(week),
    preview: preview(round.questions, until),
    title,
    text: [words.greeting(oneLine(name)), text(week, round.questions)],
    points: [],
    action: { label: act, url: links.act },
    note: words.invitation.until(until),
    reasons: [whyPart({ words, round }, links), ...(round.before ? [read] : [])],
    closing: [words.personal, words.untracked, once],
    contact: { label: words.contact, url: links.contact },
  }
}

export const reminder: Told = ({ words, round, week, until }, { name }, links) => {
  const { subject, preview, title, text, same } = words.reminder
  return {
    subject: subject(week),
    preview: preview(until),
    title: title(until),
    text: [words.greeting(oneLine(name)), text(round.questions)],
    points: [],
    action: { label: words.invitation.act, url: links.act },
    reasons: [same, whyPart({ words, round }, links)],
    closing: [words.personal, words.untracked],
    contact: { label: words.contact, url: links.contact },
  }
}

export const publication: Told = ({ words, round, week }, { name }, links) => {
  const { subject, preview, title, text, act } = words.publication
  return {
    subject: subject(week),
    preview,
    title: title(week),
    text: [words.greeting(oneLine(name)), text(round.k)],
    points: [],
    action: { label: act, url: links.act },
    reasons: [unseenPart({ words, round }, links)],
    closing: [words.untracked],
    contact: { label: words.contact, url: links.contact },
  }
}

type Promised = Pick<Voice, 'words' | 'round'>

const whyPart = ({ words, round }: Promised, links: Links): Part => ({
  title: words.why.title,
  text: words.why.text(round.k),
  link: { label: words.why.link, url: links.why },
})

export const unseenPart = ({ words, round }: Promised, links: Links): Part => ({
  title: words.unseen.title,
  text: words.unseen.text(round.k),
  link: { label: words.why.link, url: links.why },
})
