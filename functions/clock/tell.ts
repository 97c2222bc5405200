/**
 * What is to be told of rounds by now: writes the facts, puts a few jobs on the queue, and remembers that it did. Killed
 * before it remembered, it says everything again, which the outbox knows. It never reads who the people are.
 */
import type { Job, WebhookEvent } from '#shared/messages/job.ts'
import type { MessageKind } from '#shared/messages/messages.ts'
import { announcesAt, isoWeek, remindsAt, type Schedule } from '#shared/round/calendar.ts'
import type { Round } from '#shared/round/round.ts'
import { memberShards } from '../platform/member.ts'
import type { ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { writeNews, writeOpening } from './news.ts'

/** Milliseconds after closing from which a round is no longer news. */
const news = 7 * 24 * 3600_000

interface Telling {
  /** What is remembered. */
  what: 'invitation' | 'reminder' | 'published' | 'publication'
  facts?: () => Promise<void>
  kinds?: MessageKind[]
  /** To chats that many read. */
  broadcast?: 'invitation' | 'publication'
  event?: WebhookEvent
}

export async function tell(
  runtime: Runtime,
  results: ResultsStore,
  schedule: Schedule,
  rounds: Round[],
): Promise<void> {
  const now = runtime.now()
  for (const round of rounds) {
    if (now.getTime() > Date.parse(round.closes) + news) continue
    const due = tellings(runtime, results, schedule, round, rounds)
    if (due.length === 0) continue
    const told = await results.toldOf(round.id)
    for (const telling of due) {
      if (told.has(telling.what)) continue
      await telling.facts?.()
      await runtime.queue('messages').send(jobsOf(round, telling, now).map((body) => ({ body })))
      await results.markTold(round.id, telling.what)
      runtime.log.info('Told', { round: round.id, what: telling.what })
    }
  }
}

/** What there is to tell of a round now, whether or not it was told before. */
function tellings(
  runtime: Runtime,
  results: ResultsStore,
  schedule: Schedule,
  round: Round,
  rounds: Round[],
): Telling[] {
  const now = runtime.now()
  const due: Telling[] = []
  if (round.state === 'open') {
    due.push({
      what: 'invitation',
      facts: () => writeOpening(runtime, results, schedule, round, rounds),
      kinds: ['invitation'],
      broadcast: 'invitation',
      event: 'round.opened',
    })
    const reminds = remindsAt({ opens: new Date(round.opens), closes: new Date(round.closes) }, schedule)
    if (reminds && now >= reminds && !leavesRoom(round, reminds, rounds, schedule))
      due.push({ what: 'reminder', kinds: ['reminder'] })
  }
  // Rows of its groups are all written once it is shredded.
  if (round.state === 'shredded' && round.result) {
    due.push({ what: 'published', event: 'round.published' })
    if (now >= announcesAt(new Date(round.closes), schedule))
      due.push({
        what: 'publication',
        facts: () => writeNews(runtime, results, schedule, round),
        kinds: ['publication', 'digest', 'report'],
        broadcast: 'publication',
      })
  }
  return due
}

/** Whether another round opens later in the week of the reminder: with two messages a week, its invitation goes first. */
const leavesRoom = (round: Round, reminds: Date, rounds: Round[], { timeZone }: Schedule): boolean =>
  rounds.some(
    ({ id, state, opens }) =>
      id !== round.id &&
      state !== 'void' &&
      new Date(opens) > reminds &&
      isoWeek(new Date(opens), timeZone) === isoWeek(reminds, timeZone),
  )

function jobsOf(round: Round, { kinds = [], broadcast, event }: Telling, now: Date): Job[] {
  const shards = Array.from({ length: memberShards }, (_, shard) => shard)
  return [
    ...kinds.flatMap((kind) =>
      shards.map((shard): Job => ({ job: 'fan-out', kind, round: round.id, shard })),
    ),
    ...(broadcast
      ? (['slack', 'teams'] as const).map(
          (channel): Job => ({ job: 'broadcast', kind: broadcast, round: round.id, channel }),
        )
      : []),
    ...(event ? [{ job: 'event', event, round: round.id, at: now.toISOString() } satisfies Job] : []),
  ]
}
