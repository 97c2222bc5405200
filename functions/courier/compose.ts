/** Makes a message's words and links when it is sent; none of it is stored anywhere. */
import { linkUrl } from '#shared/ballot/link.ts'
import { briefOf } from '#shared/messages/brief.ts'
import { letterOf } from '#shared/messages/letter.ts'
import { whyUrl } from '#shared/messages/links.ts'
import type { Content, Links, RoundFacts } from '#shared/messages/messages.ts'
import { bulletins } from '../platform/bulletins.ts'
import type { Contact } from '../platform/contact.ts'
import type { MemberItem } from '../platform/member.ts'
import { type Message, messageId } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Outgoing } from './channels/channel.ts'
import type { Desk, KnownRound } from './desk.ts'

/** Null where there is nothing to tell: the facts of the message are gone. */
export async function compose(
  { runtime, links: secrets, organisation }: Desk,
  message: Message,
  { facts: round, leads }: KnownRound,
  member: MemberItem,
  contact: Contact,
): Promise<Omit<Outgoing, 'to'> | null> {
  const content = await contentOf(runtime, message, round)
  if (!content) return null
  const app = runtime.environment.APP_ORIGIN ?? ''
  const personal = linkUrl(app, {
    round: round.round,
    member: member.id,
    secret: await secrets.ofRound(member.id, round.round),
    manifest: round.manifest,
    manages: leads.has(member.id),
  })
  const to = addressee(member, contact, await organisation())
  const stopping = { member: member.id, secret: await secrets.ofStop(member.id) }
  const links: Links = {
    act: actOf(content, app, personal),
    why: whyUrl(app, to.language),
    results: `${app}/`,
    contact: `${personal}/c`,
  }
  return {
    id: messageId(message),
    member: member.id,
    letter: letterOf(content, to, links),
    brief: briefOf(content, to.language, links),
    stop: `${app}/api/stop?${new URLSearchParams(stopping)}`,
  }
}

const addressee = ({ name, language }: MemberItem, contact: Contact, organisation: string) => ({
  name,
  language: contact.language ?? language,
  organisation,
})

/** A personal link opens the answer, or what one's team said; who leads signs in for theirs. */
function actOf(content: Content, app: string, personal: string): string {
  switch (content.kind) {
    case 'invitation':
    case 'reminder':
    case 'publication':
      return personal
    case 'digest': {
      const { group } = content.facts
      return group ? `${app}/team?${new URLSearchParams({ group: group.id })}` : `${app}/team`
    }
    case 'report':
      return `${app}/table`
  }
}

async function contentOf(
  runtime: Runtime,
  { kind, member }: Message,
  round: RoundFacts,
): Promise<Content | null> {
  const store = bulletins(runtime.table('commons'))
  if (kind === 'digest') {
    const facts = await store.digest(round.round, member)
    return facts ? { kind, round, facts } : null
  }
  if (kind === 'report') {
    const facts = await store.report(round.round)
    return facts ? { kind, round, facts } : null
  }
  return { kind, round }
}
