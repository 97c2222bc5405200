/** One published round as a reader sees it: the groups that they may open, with names and driver scores. */
import type { NamedLevel } from '../language/levels.ts'
import type { Localised } from '../language/localised.ts'
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import { askedDrivers, driverScores } from './driver.ts'
import { leftOut } from './left-out.ts'
import { groupName } from './names.ts'
import type { GroupView, PublishedView, RoundView } from './view.ts'

/** From how many levels on a group is no longer told by them. */
const few = 2

interface Input {
  round: RoundView
  published: PublishedRound
  /** Texts of questions by id; one that left the bank is called by its id. */
  texts: Record<string, Localised>
  teams: { id: string; name: Localised; parent: string | null }[]
  /** From the top down. */
  levels: NamedLevel[]
  /** Id of the question from 0 to 10, where the round asked one. */
  rated?: string | undefined
  visible: (group: PublishedGroup) => boolean
}

export function publishedView(input: Input): PublishedView {
  const { round, published, texts, teams, levels, rated, visible } = input
  const cells = new Map(published.cells.map((cell) => [cell.id, cell.levels]))

  const textOf = (id: string): Localised => (Object.hasOwn(texts, id) && texts[id]) || { fr: id, en: id }

  function levelsOf(group: PublishedGroup): string[] {
    const found = new Set(group.cells.flatMap((id) => cells.get(id) ?? []))
    return found.size <= few ? levels.map(({ id }) => id).filter((level) => found.has(level)) : []
  }

  function groupView(group: PublishedGroup): GroupView {
    return {
      ...groupName(group, teams, levels),
      leavesOut: leftOut(group, published.cells, teams, levels),
      family: group.family,
      levels: levelsOf(group),
      participation: group.participation,
      drivers: driverScores(group, published.questions),
      results: group.results,
    }
  }

  return {
    round,
    k: published.k,
    questions: published.questions.map((question) => ({
      ...question,
      text: textOf(question.id),
    })),
    drivers: askedDrivers(published.questions),
    levels,
    groups: published.groups.filter(visible).map(groupView),
    ...(rated !== undefined && { rated: { id: rated, text: textOf(rated) } }),
    organisation: published.organisation,
  }
}
