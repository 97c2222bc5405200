/**
 * Messages that were given up, and addresses that take none. A message waits again before its job is sent, and leaves the
 * list after: killed between the two it is still seen, and may be sent again.
 */
import type { Job } from '#shared/messages/job.ts'
import type { BlockedView, DeadView, DeliveriesView } from '#shared/messages/settings-view.ts'
import { getMember } from '../platform/member.ts'
import { type Blocked, type Dead, messageId, outbox } from '../platform/outbox.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'

/** Of each list, the newest. */
const shown = 100
/** Messages at a time, which is also what a queue takes at once. */
const atOnce = 10
/** Batches of the undeliverable in one request. */
const mostBatches = 50

export function deliveryStore(runtime: Runtime) {
  const box = () => outbox(runtime.table('commons'))

  /** Given up for another reason than that their address takes nothing: to send those again would help nobody. */
  async function lists(): Promise<{ dead: Dead[]; blocked: Blocked[]; stopped: Map<string, Dead[]> }> {
    const [all, blocked] = await Promise.all([box().dead(), box().blocked()])
    const stopped = new Map<string, Dead[]>(blocked.map(({ member }) => [member, []]))
    for (const one of all) stopped.get(one.member)?.push(one)
    const dead = all.filter(({ member }) => !stopped.has(member)).toSorted(newestFirst)
    return { dead, blocked: blocked.toSorted(newestFirst), stopped }
  }

  async function sendAgain(messages: Dead[]): Promise<void> {
    for (let i = 0; i < messages.length; i += atOnce) {
      const some = messages.slice(i, i + atOnce)
      await Promise.all(some.map((one) => box().revive(one)))
      await runtime.queue('messages').send(some.map((one) => ({ body: jobOf(one) })))
      await Promise.all(some.map((one) => box().seenTo(one)))
    }
  }

  /** Ended there when a function failed again and again; whatever is wrong with one of them, it comes back. */
  async function takeUndeliverable(): Promise<void> {
    for (let i = 0; i < mostBatches; i++) {
      const taken = await runtime.queue('undeliverable').take(atOnce)
      if (taken.length === 0) return
      // What is not even JSON nobody can work on: it stays until the queue forgets it.
      const jobs = taken.filter(({ body }) => typeof body === 'object' && body !== null)
      await runtime.queue('messages').send(jobs.map(({ body }) => ({ body: body as object })))
      await Promise.all(jobs.map(({ done }) => done()))
    }
  }

  async function nameOf(member: string): Promise<string | null> {
    if (chatOf(member)) return null
    return (await getMember(runtime.table('directory'), member))?.name ?? null
  }

  return {
    async view(): Promise<DeliveriesView> {
      const [{ dead, blocked, stopped }, waiting, undeliverable] = await Promise.all([
        lists(),
        runtime.queue('messages').count(),
        runtime.queue('undeliverable').count(),
      ])
      const told = dead.slice(0, shown)
      const held = blocked.slice(0, shown)
      const people = [...new Set([...told, ...held].map(({ member }) => member))]
      const names = new Map<string, string | null>()
      for (let i = 0; i < people.length; i += atOnce)
        await Promise.all(people.slice(i, i + atOnce).map(async (id) => names.set(id, await nameOf(id))))
      return {
        waiting,
        undeliverable,
        given: dead.length,
        dead: told.map(
          (one): DeadView => ({
            id: messageId(one),
            kind: one.kind,
            round: one.round,
            name: names.get(one.member) ?? null,
            channel: chatOf(one.member),
            reason: one.reason,
            at: one.at,
          }),
        ),
        blocked: held.map(
          (one): BlockedView => ({
            member: one.member,
            name: names.get(one.member) ?? null,
            reason: one.reason,
            at: one.at,
            messages: stopped.get(one.member)?.length ?? 0,
          }),
        ),
      }
    },

    /** @throws Problem delivery-not-found */
    async replay(id: string): Promise<void> {
      const one = (await lists()).dead.find((dead) => messageId(dead) === id)
      if (!one) throw problem('delivery-not-found')
      await sendAgain([one])
    },

    async replayAll(): Promise<void> {
      await sendAgain((await lists()).dead)
      await takeUndeliverable()
    },

    /** @throws Problem delivery-not-found */
    async unblock(member: string): Promise<void> {
      const messages = (await lists()).stopped.get(member)
      if (!messages) throw problem('delivery-not-found')
      await box().unblock(member)
      await sendAgain(messages)
    },
  }
}

const newestFirst = (a: { at: string }, b: { at: string }) => (a.at < b.at ? 1 : -1)

/** A channel stands in the outbox under a name that no id of the directory has. */
const chatOf = (member: string): DeadView['channel'] =>
  member === '#slack' ? 'slack' : member === '#teams' ? 'teams' : null

function jobOf({ kind, round, member }: Dead): Job {
  const channel = chatOf(member)
  return channel && (kind === 'invitation' || kind === 'publication')
    ? { job: 'broadcast', kind, round, channel }
    : { job: 'message', kind, round, member }
}
