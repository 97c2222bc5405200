/** Writes what messages of a round are made of: at its opening, and from what was published of it. */
import { namedLevels } from '#shared/language/levels.ts'
import { digestFacts, reportFacts } from '#shared/messages/facts.ts'
import type { DigestFacts, RoundFacts } from '#shared/messages/messages.ts'
import { teamName } from '#shared/org/names.ts'
import type { PublishedGroup } from '#shared/published/published.ts'
import { ownNames } from '#shared/questions/bank.ts'
import type { Schedule } from '#shared/round/calendar.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { bulletins } from '../platform/bulletins.ts'
import { readStructure } from '../platform/directory.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { getBank } from '../platform/questions.ts'
import type { GroupRow, ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'

/** Rows of groups at a time. */
const atOnce = 16

export async function writeOpening(
  runtime: Runtime,
  results: ResultsStore,
  { timeZone }: Schedule,
  round: Round,
  rounds: Round[],
): Promise<void> {
  const before = rounds.some(({ id, result }) => id < round.id && result !== undefined)
  const { structure } = await readStructure(runtime.table('directory'))
  const leads = structure.teams.map(({ id }) => id)
  const facts = factsOf(round, (await results.getManifest(round))!, timeZone, before)
  await bulletins(runtime.table('commons')).open(facts, leads)
}

/** For everybody who leads a team what was published of it, and for HR what was of all. */
export async function writeNews(
  runtime: Runtime,
  results: ResultsStore,
  { timeZone }: Schedule,
  round: Round,
): Promise<void> {
  const [published, manifest, season, { structure }, bank, { levels: own }] = await Promise.all([
    results.getPublished(round),
    results.getManifest(round),
    results.getSeason(round.season),
    readStructure(runtime.table('directory')),
    getBank(runtime.table('commons')),
    getOrganisationSettings(runtime.table('commons')),
  ])
  if (!published || !manifest) throw new Error(`round ${round.id} is published, but its result is missing`)
  const names = {
    teams: [...(season?.structure.teams ?? []), ...structure.teams].map((team) => ({
      id: team.id,
      name: teamName(team),
    })),
    levels: namedLevels(structure.levels, own),
    drivers: ownNames(bank),
  }
  const rows = new Map<string, GroupRow>()
  for (const some of inParts(published.groups)) {
    const found = await Promise.all(some.map(({ id }) => results.getGroupRow(id, round.id)))
    for (const row of found) if (row) rows.set(row.group.id, row)
  }
  const verdicts = Object.fromEntries([...rows].map(([id, row]) => [id, row.verdicts ?? {}]))
  const leads = structure.teams.map(({ id }) => id)
  const digests = new Map<string, DigestFacts>(
    leads.map((lead) => {
      const led = ledBy(lead, published.groups).flatMap((id) => rows.get(id) ?? [])
      return [lead, digestFacts(led, names)]
    }),
  )
  const store = bulletins(runtime.table('commons'))
  const facts = factsOf(round, manifest, timeZone, true)
  // Whoever leads by now; the opening told of those who led then.
  await store.open(facts, leads)
  await store.publish(facts, digests, reportFacts(published, verdicts, names))
}

/** The published groups that somebody leads: all below them, then their team, also where it was merged with others. */
const ledBy = (lead: string, groups: PublishedGroup[]): string[] => {
  const unit = groups.filter(({ id }) => id === `unit:${lead}`)
  const team = groups.filter(
    ({ id, kind }) => kind === 'team' && id.slice('team:'.length).split('+').includes(lead),
  )
  return [...unit, ...team].map(({ id }) => id)
}

const factsOf = (round: Round, manifest: Manifest, timeZone: string, before: boolean): RoundFacts => ({
  round: round.id,
  opens: round.opens,
  closes: round.closes,
  manifest: round.manifest!,
  questions: manifest.questions.filter(({ asked }) => asked === 'all').length,
  k: round.k,
  timeZone,
  before,
})

function* inParts<T>(all: T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += atOnce) yield all.slice(i, i + atOnce)
}
