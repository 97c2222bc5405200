/**
 * Weeks of an organisation with everything going wrong: ticks that are missing, doubled and late, clock, courier and tally
 * killed at any request, a mail server that refuses for a day, an address that is no more.
 */

import type { Answer } from '#shared/ballot/plaintext.ts'
import { isoWeek } from '#shared/round/calendar.ts'
import type { Round } from '#shared/round/round.ts'
import { deliver } from '../../infra/local/queue.ts'
import { queues } from '../../infra/parts.ts'
import { splitMix32 } from '../bench/split-mix.ts'
import { envelopes, putPerson } from '../functions/ballots.fixture.ts'
import { smallOrganisation } from '../functions/organisation.fixture.ts'
import { mailbox, type Taken } from '../functions/smtp.fixture.ts'
import { hour, startWeek, type Week } from '../functions/week.fixture.ts'
import { Killed, mortals } from './mortal.ts'

const timeZone = 'Europe/Paris'
const minute = 60_000

export interface Plan {
  /** A Monday, 00:00 UTC. */
  begins: string
  weeks: number
  /** Reps of each manager. */
  sizes: number[]
  /** Minutes between two moments at which the world looks. */
  every: number
  /** Of a hundred: ticks that are dropped, ticks that come twice at once, runs that are killed. */
  dropped: number
  doubled: number
  killed: number
  /** From when for a day the mail server takes nothing. */
  refusesFrom: string
  /** Whose address is no more, until an administrator has it mended in the last week. */
  goneAddress: string
  seed: number
  tell(line: string): void
}

export interface Outcome {
  rounds: Round[]
  /** What mailboxes hold: repetitions under one id are one message. */
  messages: Message[]
  /** Mails that the server took twice, since their courier was killed before it could say so. */
  repetitions: number
  deaths: number
  outbox: { member: string; kind: string; round: string; state: string; reason: string }[]
  /** People who may answer. */
  members: string[]
  dead: number
  blocked: string[]
}

export interface Message {
  id: string
  to: string
  subject: string
  week: string
}

export async function playQuarter(plan: Plan): Promise<Outcome> {
  const organisation = smallOrganisation(plan.sizes)
  const [week, box] = await Promise.all([startWeek(), mailbox()])
  const dice = splitMix32(plan.seed)
  const chance = (percent: number) => dice() % 100 < percent
  const life = await mortals(week.surroundings)
  const arrived: Message[] = []
  try {
    await week.keys.put('/channel/smtp', `smtp://localhost:${box.port}`)
    let now = Date.parse(plan.begins)
    const end = now + plan.weeks * 7 * 24 * hour + 12 * hour
    const away = Date.parse(plan.refusesFrom)
    week.at(now - hour)
    await week.people(organisation)

    for (let shown = ''; now < end; now += plan.every * minute) {
      const here = isoWeek(new Date(now), timeZone)
      if (here !== shown) plan.tell(`${here} …`)
      shown = here
      // Late by anything up to the next look.
      const time = now + (dice() % (plan.every * minute))
      week.at(time)
      const refusing = time >= away && time < away + 24 * hour
      const mended = now >= end - 6 * 24 * hour
      box.does = refusing
        ? { refuses: { '*': '451 4.3.2 Not today' } }
        : mended
          ? {}
          : { refuses: { [plan.goneAddress]: '550 5.1.1 No such user' } }
      if (!chance(plan.dropped)) {
        const ticks = chance(plan.doubled) ? 2 : 1
        await Promise.all(Array.from({ length: ticks }, () => run('clock')))
        await vote(week, dice)
        await Promise.all(Array.from({ length: ticks }, () => run('tally')))
      }
      await post()
      for (const taken of box.taken.splice(0)) arrived.push(messageOf(taken, time))
    }
    return await outcome()
  } finally {
    life.close()
    await box.close()
    await week.close()
  }

  /** Killed once, now and then; the next tick goes on. */
  async function run(name: 'clock' | 'tally'): Promise<void> {
    const death = chance(plan.killed)
      ? ({ at: 1 + (dice() % 40), when: chance(50) ? 'before' : 'after' } as const)
      : null
    const part = await life.born(name, death)
    if (part.kind !== 'schedule') return
    await part.run({}).catch(orDead)
  }

  async function post(): Promise<void> {
    const death = chance(plan.killed)
      ? ({ at: 1 + (dice() % 120), when: chance(50) ? 'before' : 'after' } as const)
      : null
    const courier = await life.born('courier', death)
    await deliver(week.client, queues.find(({ wakes }) => wakes)!, courier, 10, () => week.now()).catch(
      orDead,
    )
  }

  async function outcome(): Promise<Outcome> {
    const commons = await week.items('commons')
    const known = new Map<string, Message>()
    for (const message of arrived) if (!known.has(message.id)) known.set(message.id, message)
    return {
      rounds: await week.rounds.listRounds(),
      messages: [...known.values()],
      repetitions: arrived.length - known.size,
      deaths: life.deaths(),
      outbox: commons
        .filter(({ pk }) => pk.startsWith('outbox#'))
        .map(({ pk, sk, state, reason = '' }) => ({
          round: pk.split('#')[1]!,
          kind: sk.split('#')[0]!,
          member: sk.slice(sk.indexOf('#') + 1),
          state: String(state),
          reason: String(reason),
        })),
      members: organisation.members.filter(({ eligible }) => eligible !== false).map(({ id }) => id),
      dead: commons.filter(({ pk }) => pk === 'dead').length,
      blocked: commons.filter(({ pk }) => pk === 'blocked').map(({ sk }) => sk),
    }
  }
}

function orDead(error: unknown): void {
  if (!(error instanceof Killed)) throw error
}

const messageOf = ({ to, mail }: Taken, time: number): Message => ({
  id: mail.messageId ?? '',
  to: to[0]!,
  subject: mail.subject ?? '',
  week: isoWeek(new Date(time), timeZone),
})

/** Some of everybody in each cell of a round that has just opened. */
const voted = new WeakMap<Week, Set<string>>()
async function vote(week: Week, dice: () => number): Promise<void> {
  const done = voted.get(week) ?? new Set()
  voted.set(week, done)
  for (const round of await week.rounds.listRounds()) {
    if (round.state !== 'open' || done.has(round.id)) continue
    done.add(round.id)
    const manifest = (await week.rounds.getManifest(round))!
    const box = await envelopes(week, round, manifest)
    for (const cell of manifest.cells)
      for (let i = 0; i < cell.eligible; i++)
        if (dice() % 10 < 8) await putPerson(box, cell.id, (1 + (dice() % 5)) as Answer)
  }
}
