/** The season of a round: the frozen one, or a new one planned from the directory's counts and what was published before. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { expectedResponse, planSeason } from '#shared/disclosure/season.ts'
import { cellsFor } from '#shared/org/cells.ts'
import type { Season } from '#shared/round/season.ts'
import { readStructure } from '../platform/directory.ts'
import type { ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'

/** Rounds that count as recent when answers are expected. */
const recent = 8
/** A group must be expected to have this many answers to be shown in a season. */
const expectedAnswers = 5

export async function seasonFor(
  runtime: Runtime,
  results: ResultsStore,
  id: string,
  k: number,
): Promise<Season> {
  const frozen = await results.getSeason(id)
  if (frozen) return frozen
  const { structure } = await readStructure(runtime.table('directory'))
  const history = []
  for (const round of (await results.listRounds()).reverse()) {
    if (history.length === recent) break
    const published = await results.getPublished(round)
    if (published) history.push(published)
  }
  const season = planSeason({
    id,
    k,
    order: 'units',
    starts: runtime.now().toISOString(),
    structure,
    response: expectedResponse(history, cellsFor(structure, k).cells),
    expected: Math.max(k, expectedAnswers),
  })
  const hash = toBase64url(sha256(utf8ToBytes(JSON.stringify(season))))
  await results.putSeason(season, hash)
  return (await results.getSeason(id))!
}
