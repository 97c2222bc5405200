/** A message for a chat or a telephone: no name of a person or group, no number, and one address. */
import type { Language } from '../org/organisation.ts'
import { type Voice, voiceOf } from './languages.ts'
import type { Brief, Content, Links, RoundFacts } from './messages.ts'
import { moraleSentence, standingSentence } from './results.ts'

/** To one person. */
export function briefOf(content: Content, language: Language, links: Pick<Links, 'act'>): Brief {
  const voice = voiceOf(content.round, language)
  const { title, lines, label } = saidOf(content, voice)
  return { title, lines, action: { label, url: links.act } }
}

/** Into a channel that many read: the address of Quorum itself, and no personal link. */
export function broadcastOf(
  { kind, round }: { kind: 'invitation' | 'publication'; round: RoundFacts },
  language: Language,
  app: string,
): Brief {
  const { words, week, until } = voiceOf(round, language)
  if (kind === 'publication') return briefOf({ kind, round }, language, { act: app })
  const { subject, text } = words.invitation
  return {
    title: subject(week),
    lines: [text(week, round.questions), words.broadcast.until(until), words.broadcast.apart],
    action: { label: words.broadcast.open, url: app },
  }
}

function saidOf(content: Content, voice: Voice): { title: string; lines: string[]; label: string } {
  const { words, round, week, until } = voice
  const { invitation, reminder, publication, digest, report } = words
  switch (content.kind) {
    case 'invitation': {
      const lines = [invitation.preview(round.questions, until), words.personal]
      return { title: invitation.subject(week), lines, label: invitation.act }
    }
    case 'reminder': {
      const lines = [reminder.preview(until), words.personal]
      return { title: reminder.subject(week), lines, label: invitation.act }
    }
    case 'publication':
      return { title: publication.subject(week), lines: [publication.text(round.k)], label: publication.act }
    case 'digest': {
      const { facts } = content
      const { none } = digest
      if (!facts.group) return { title: none.subject(week), lines: [none.text(round.k)], label: none.act }
      const lines = [moraleSentence(voice, facts), standingSentence(voice, facts)]
      return { title: digest.yours(week), lines, label: digest.act }
    }
    case 'report': {
      const { organisation, moved } = content.facts
      const said = organisation.group
        ? [moraleSentence(voice, organisation), standingSentence(voice, organisation)]
        : [report.none]
      const lines = [...said, report.moved.text(moved.rose, moved.fell)]
      return { title: report.subject(week), lines, label: report.act }
    }
  }
}
