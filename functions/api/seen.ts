/** One round as a reader may see it: what the screen shows and an export holds both begin here. */
import { publishedView } from '#shared/insight/published-view.ts'
import type { PublishedView } from '#shared/insight/view.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { problem } from '../platform/problem.ts'
import { type PublishedReader, roundView } from './published.ts'
import type { Reader } from './reader.ts'

export interface Seen {
  round: Round
  published: PublishedRound
  view: PublishedView
  sees: (group: string) => boolean
}

/** @throws Problem results-not-for-administrators, round-not-found, results-not-published */
export async function seen(reading: PublishedReader, reader: Reader, id: string): Promise<Seen> {
  const { results } = reading
  const { sees, names } = await reading.rights(reader, await results.listRounds())
  const round = await reading.round(id)
  const published = await reading.published(round)
  if (!published) throw problem('results-not-published')
  const questions = (await results.getManifest(round))?.questions ?? []
  const view = publishedView({
    ...(await names(round.season)),
    round: roundView(round),
    published,
    texts: Object.fromEntries(questions.map(({ id, text }) => [id, text])),
    rated: questions.find(({ scale }) => scale === '0-10')?.id,
    visible: (group) => sees(group.id),
  })
  return { round, published, view, sees }
}
