/** What the api reads of results: rounds, what was published of them, and the names and rights that the directory gives. */
import type { RoundView } from '#shared/insight/view.ts'
import { teamName } from '#shared/org/names.ts'
import type { Structure } from '#shared/org/structure.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import type { Season } from '#shared/round/season.ts'
import { readStructure } from '../platform/directory.ts'
import { seatOf } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Reader } from './reader.ts'
import { rightsOf, type Sight, seesResults, signalsFor } from './rights.ts'

/** What was published never changes, so a warm function keeps the few that it has read. */
const kept = 4

/** Names and places of teams, and levels from the top down. */
interface Names {
  teams: { id: string; name: { fr: string; en: string }; parent: string | null }[]
  levels: string[]
}

export interface Rights {
  sight: Sight
  sees: (group: string) => boolean
  /** Whether signals of a group are told. */
  hears: (group: string) => boolean
  /** Names as a season had them, with today's for whoever it did not know. */
  names(season: string | null): Promise<Names>
}

export type PublishedReader = ReturnType<typeof publishedReader>

export function publishedReader(runtime: Runtime) {
  const results = resultsStore(runtime.table('results'))
  const cache = new Map<string, PublishedRound>()

  return {
    results,

    /** @throws Problem round-not-found */
    async round(id: string): Promise<Round> {
      const round = await results.getRound(id)
      if (!round) throw problem('round-not-found')
      return round
    },

    async published(round: Round): Promise<PublishedRound | undefined> {
      const known = cache.get(round.result ?? '')
      if (known) return known
      const published = await results.getPublished(round)
      if (!published) return undefined
      if (cache.size >= kept) cache.delete(cache.keys().next().value!)
      cache.set(round.result!, published)
      return published
    },

    /** @throws Problem results-not-for-administrators */
    async rights({ member, roles }: Reader, rounds: Round[]): Promise<Rights> {
      if (!seesResults(roles)) throw problem('results-not-for-administrators')
      const { structure } = await readStructure(runtime.table('directory'))
      const last = rounds.findLast(({ state }) => state !== 'planned')
      const season = last && (await results.getSeason(last.season))
      const frozen = season && seatOf(member, season)
      const seats = new Set([...(frozen ? [frozen.team] : []), member.manager ?? member.id])
      const sight = { id: member.id, roles, level: member.level, seats: [...seats] }
      const tree = withSeason(structure, season)
      return {
        sight,
        sees: rightsOf(sight, tree),
        hears: signalsFor(sight, tree),
        async names(id) {
          const then = id === null || id === season?.id ? season : await results.getSeason(id)
          const { teams, levels } = withSeason(then?.structure ?? structure, { structure })
          return {
            teams: teams.map((team) => ({ id: team.id, name: teamName(team), parent: team.parent })),
            levels,
          }
        },
      }
    },
  }
}

/** A manager who left stays in the season's tree, where their team's results still hang. */
function withSeason(first: Structure, then: Pick<Season, 'structure'> | undefined): Structure {
  const known = new Set(first.teams.map(({ id }) => id))
  const others = then?.structure.teams.filter(({ id }) => !known.has(id)) ?? []
  const levels = new Set([...first.levels, ...(then?.structure.levels ?? [])])
  return { ...first, levels: [...levels], teams: [...first.teams, ...others] }
}

/** "2026-W47", the ISO week with which a round's id begins. */
const weekOf = (id: string): string => id.slice(0, '2026-W47'.length)

export const roundView = ({ id, season, state, opens, closes, published }: Round): RoundView => ({
  id,
  season,
  week: weekOf(id),
  state,
  opens,
  closes,
  published: published ?? null,
})
