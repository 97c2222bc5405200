/** What the api reads of results: rounds, what was published of them, and the names and rights that the directory gives. */

import type { SeasonGroups } from '#shared/insight/lineage.ts'
import type { RoundView } from '#shared/insight/view.ts'
import { type NamedLevel, namedLevels } from '#shared/language/levels.ts'
import { teamName } from '#shared/org/names.ts'
import type { Structure } from '#shared/org/structure.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import { type Round, weekOf } from '#shared/round/round.ts'
import type { Season } from '#shared/round/season.ts'
import { readStructure } from '../platform/directory.ts'
import { seatOf } from '../platform/member.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import { remember } from '../platform/remember.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Reader } from './reader.ts'
import { rightsOf, type Sight, seesResults, signalsFor } from './rights.ts'

/** Whole rounds are large, so only a few are kept; a line of 52 weeks runs through up to five seasons. */
const keptRounds = 4
const keptSeasons = 6

/** Which cells and groups a published round had, without its results: what a line needs of a season. */
export type Outline = Pick<SeasonGroups, 'cells' | 'groups'>

/** Names and places of teams, and levels from the top down. */
interface Names {
  teams: { id: string; name: { fr: string; en: string }; parent: string | null }[]
  levels: NamedLevel[]
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
  const rounds = remember<PublishedRound | undefined>(keptRounds)
  const outlines = remember<Outline | undefined>(keptSeasons)
  const seasons = remember<Season | undefined>(keptSeasons)
  /** Frozen, so that it is the same for good. */
  const seasonOf = (id: string) => seasons(id, () => results.getSeason(id))

  return {
    results,

    /** @throws Problem round-not-found */
    async round(id: string): Promise<Round> {
      const round = await results.getRound(id)
      if (!round) throw problem('round-not-found')
      return round
    },

    published: (round: Round): Promise<PublishedRound | undefined> =>
      rounds(round.result ?? '', () => results.getPublished(round)),

    outline(round: Round): Promise<Outline | undefined> {
      return outlines(round.result ?? '', async () => {
        const published = await this.published(round)
        return (
          published && {
            cells: published.cells,
            groups: published.groups.map(({ id, kind, cells }) => ({ id, kind, cells })),
          }
        )
      })
    },

    /** @throws Problem results-not-for-administrators */
    async rights({ member, roles, actor, key }: Reader, all: Round[]): Promise<Rights> {
      if (!seesResults(roles)) throw problem('results-not-for-administrators')
      const [{ structure }, { levels: own }] = await Promise.all([
        readStructure(runtime.table('directory')),
        getOrganisationSettings(runtime.table('commons')),
      ])
      const last = all.findLast(({ state }) => state !== 'planned')
      const season = last && (await seasonOf(last.season))
      const frozen = season && seatOf(member, season)
      const seats = new Set([...(frozen ? [frozen.team] : []), member.manager ?? member.id])
      const sight = { id: actor, roles, level: member.level, seats: key ? [] : [...seats] }
      const tree = withSeason(structure, season)
      return {
        sight,
        sees: rightsOf(sight, tree),
        hears: signalsFor(sight, tree),
        async names(id) {
          const then = id === null || id === season?.id ? season : await seasonOf(id)
          const { teams, levels } = withSeason(then?.structure ?? structure, { structure })
          return {
            teams: teams.map((team) => ({ id: team.id, name: teamName(team), parent: team.parent })),
            levels: namedLevels(levels, own),
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

export const roundView = ({ id, season, state, opens, closes, published }: Round): RoundView => ({
  id,
  season,
  week: weekOf(id),
  state,
  opens,
  closes,
  published: published ?? null,
})
