/** Who reads by a personal link: its member, who sees by it what a member sees and never more. */
import { readLinkHeader } from '#shared/ballot/link-header.ts'
import type { LinkSecrets } from '../platform/link.ts'
import { problem } from '../platform/problem.ts'
import type { ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { memberNow } from './caller.ts'
import type { SignedIn } from './reader.ts'

/** How long after its round a link still opens what was published. */
const lasts = 30 * 24 * 3600_000

/**
 * By the link that a request carries, and by nothing else.
 * @param alsoNotAsked whether it opens for people who are written to and answer nothing, as HR may be
 */
export function linkReader(
  runtime: Runtime,
  links: LinkSecrets,
  results: ResultsStore,
  { alsoNotAsked = false } = {},
): SignedIn {
  return async (c) => {
    const link = readLinkHeader(c.req.header('authorization') ?? '')
    if (!link || !(await links.isOfRound(link))) throw problem('link-invalid')
    const round = await results.getRound(link.round)
    if (!round || runtime.now().getTime() > Date.parse(round.closes) + lasts) throw problem('link-invalid')
    const member = await memberNow(runtime, link.member)
    if (!member || (member.eligible === false && !alsoNotAsked)) throw problem('not-eligible')
    // A link opens nothing that signing in would not: administrators see no results.
    const administers = member.given.includes('administrator') && !member.given.includes('hr')
    return {
      member,
      roles: administers ? ['member', 'administrator'] : ['member'],
      actor: member.id,
      link: round.id,
    }
  }
}
