/** What whoever leads a team, and HR, are written of a round that was published. */
import { aboutExport } from '../language/export.ts'
import type { Voice } from './languages.ts'
import { type Message, oneLine, type Part } from './message.ts'
import type { DigestFacts, Links, ReportFacts } from './messages.ts'
import {
  capital,
  isSmall,
  moraleNumber,
  moraleSentence,
  participationParts,
  standingParts,
} from './results.ts'
import { unseenPart } from './round-messages.ts'

export function digest(voice: Voice, facts: DigestFacts, links: Links): Message {
  const { words, language, round, week, dates } = voice
  const { subject, about, preview, act, small, none } = words.digest
  if (!facts.group)
    return {
      ...frame(voice, links),
      subject: none.subject(week),
      preview: none.preview,
      title: none.title,
      text: [none.text(round.k)],
      points: [],
      action: { label: none.act, url: links.act },
    }
  const group = capital(oneLine(facts.group.name[language]))
  return {
    ...frame(voice, links),
    subject: subject(week, group),
    preview,
    about: about(group, week, dates),
    title: moraleSentence(voice, facts),
    text: moraleNumber(voice, facts),
    points: [...standingParts(voice, facts), ...participationParts(voice, facts)],
    action: { label: act, url: links.act },
    ...(isSmall(facts) && { note: small }),
  }
}

export function report(voice: Voice, facts: ReportFacts, links: Links): Message {
  const { words, language, week, dates } = voice
  const { subject, preview, whole, none, groups, moved, alarm, act } = words.report
  const { organisation } = facts
  const warning: Part[] = facts.alarm ? [{ title: alarm, text: aboutExport.alarm[language] }] : []
  const shown = organisation.group
    ? [...standingParts(voice, organisation), ...participationParts(voice, organisation)]
    : []
  return {
    ...frame(voice, links),
    subject: subject(week),
    preview,
    about: words.digest.about(whole, week, dates),
    title: organisation.group ? moraleSentence(voice, organisation) : none,
    text: moraleNumber(voice, organisation),
    points: [
      ...warning,
      ...shown,
      { title: groups.title, text: groups.text(facts.groups.shown, facts.groups.hidden) },
      { title: moved.title, text: moved.text(facts.moved.rose, facts.moved.fell) },
    ],
    action: { label: act, url: links.act },
  }
}

const frame = (voice: Voice, links: Links) => ({
  reasons: [unseenPart(voice, links)],
  closing: [voice.words.untracked],
  contact: { label: voice.words.contact, url: links.contact },
})
