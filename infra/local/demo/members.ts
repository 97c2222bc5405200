/**
 * The demonstration's people answer the open round, each who votes that week at a moment of their own, over the same HTTP as
 * a phone: personal link, manifest, issuer, ballot box. Who did is remembered here only; after a restart the issuer knows.
 */
import type { Manifest } from '#shared/round/manifest.ts'
import { type Refusal, readLink } from '../../command/replay/voter.ts'
import { inTurn, voterThread } from '../../command/replay/voters.ts'
import type { Instance } from '../instance.ts'
import { uniform } from './chance.ts'
import { modelWeek, type Progress } from './demo.ts'
import { answersOf, type Standing, votes } from './model.ts'
import { demoOrganisation } from './organisation.ts'
import { standingsOf } from './standings.ts'

/** The share of a round in which they answer: what is left is for a machine that is late. */
const answering = 0.95

interface Waiting {
  /** Of the round. */
  id: string
  manifest: Manifest
  week: number
  /** Who has yet to answer, in order. */
  people: { who: Standing; at: number }[]
}

/**
 * @param may whether somebody answers by themselves
 * @returns what is to be done after each beat
 */
export function simulatedMembers(
  instance: Instance,
  progress: Progress,
  may: (id: string) => boolean,
): () => Promise<void> {
  const { app, box, rounds, surroundings } = instance
  const thread = voterThread({ app, box })
  const people = demoOrganisation()
  const standings = standingsOf(people)
  const emails = new Map(people.map(({ id, email }) => [id, email]))
  let waiting: Waiting | undefined

  async function open(): Promise<Waiting | undefined> {
    const round = (await rounds.listRounds()).findLast(({ state }) => state === 'open')
    if (!round) return undefined
    if (waiting?.id === round.id) return waiting
    const manifest = (await rounds.getManifest(round))!
    const week = modelWeek(progress, new Date(round.opens))
    const opens = Date.parse(round.opens)
    const lasts = (Date.parse(round.closes) - opens) * answering
    const voting = standings.filter((who) => may(who.id) && votes(who, week))
    const at = ({ id }: Standing) => opens + lasts * uniform('moment', id, week)
    const inOrder = voting.map((who) => ({ who, at: at(who) })).sort((a, b) => a.at - b.at)
    return { id: round.id, manifest, week, people: inOrder }
  }

  async function answer({ manifest, week }: Waiting, who: Standing): Promise<void> {
    // Whoever was imported since under the same id answers for themselves.
    if ((await instance.people.member(who.id))?.email !== emails.get(who.id)) return
    const response = await instance.ask('/links', { members: [who.id] })
    if (!response.ok) return
    const { links } = (await response.json()) as { links: { url: string }[] }
    const answers = answersOf(who, manifest.questions, week)
    await thread.vote({ link: readLink(links[0]!.url), answers }).catch(({ code, message }: Refusal) => {
      if (code !== 'already-issued' && code !== 'round-closed')
        process.stderr.write(`warning members: ${message}\n`)
    })
  }

  return async () => {
    waiting = await open()
    if (!waiting) return
    const now = surroundings.now().getTime()
    const later = waiting.people.findIndex(({ at }) => at > now)
    const due = waiting.people.splice(0, later < 0 ? waiting.people.length : later)
    await inTurn(due, ({ who }) => answer(waiting!, who))
  }
}
