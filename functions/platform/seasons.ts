/** Seasons: the running one, the plan of a new one from the directory's counts and what was published before, its settings. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { expectedResponse } from '#shared/disclosure/response.ts'
import { planSeason, type SeasonPlan } from '#shared/disclosure/season.ts'
import { cellsFor } from '#shared/org/cells.ts'
import { nextSeasonId, runningIn, type Season, type SeasonSettings } from '#shared/round/season.ts'
import { readStructure } from './directory.ts'
import type { ResultsStore } from './results.ts'
import type { Runtime } from './runtime.ts'

/** Rounds that count as recent when answers are expected. */
const recent = 8

/** A group must be expected to have this many answers to be shown in a season. */
const expectedAnswers = 5

/** The running season of a quarter, or a new one by the organisation's settings. */
export async function seasonFor(
  runtime: Runtime,
  results: ResultsStore,
  quarter: string,
  k: number,
): Promise<Season> {
  const records = await results.listSeasons()
  const running = runningIn(quarter, records)
  if (running) return (await results.getSeason(running.id))!
  const settings = await settingsFor(results, k)
  const plan = await planOf(runtime, results, settings, nextSeasonId(quarter, records))
  return freeze(results, planSeason(plan))
}

/** What the organisation chose, else what its last season had, else the usual; never below the installation's k. */
export async function settingsFor(results: ResultsStore, k: number): Promise<SeasonSettings> {
  const chosen = await results.getSettings()
  const last = chosen ? undefined : (await results.listSeasons()).at(-1)
  const before = chosen ?? (last && (await results.getSeason(last.id)))
  const quorum = Math.max(k, before?.k ?? 0)
  return {
    k: quorum,
    expected: Math.max(quorum, before?.expected ?? expectedAnswers),
    order: before?.order ?? 'units',
  }
}

/** All that planning needs, as it is today. */
export async function planOf(
  runtime: Runtime,
  results: ResultsStore,
  settings: SeasonSettings,
  id: string,
): Promise<SeasonPlan> {
  const { structure } = await readStructure(runtime.table('directory'))
  const history = []
  for (const round of (await results.listRounds()).reverse()) {
    if (history.length === recent) break
    const published = await results.getPublished(round)
    if (published) history.push(published)
  }
  const { cells } = cellsFor(structure, settings.k)
  const starts = runtime.now().toISOString()
  return { id, ...settings, starts, structure, response: expectedResponse(history, cells) }
}

/** Writes a season once; returns the one that stands. */
export async function freeze(results: ResultsStore, season: Season): Promise<Season> {
  const hash = toBase64url(sha256(utf8ToBytes(JSON.stringify(season))))
  await results.putSeason(season, hash)
  return (await results.getSeason(season.id))!
}
