/** Every figure of one survey: each item alone, then all items as one scale, over the people's groups. */
import type { Groups, ScaleGroups } from './statistics.ts'
import { cronbachAlpha, icc1, icc2, mean, meanRwg, median, rwgj, uniformVariance } from './statistics.ts'

/** One person: a group, and an answer (or null: missing) to each item. */
export interface Person {
  group: string
  answers: (number | null)[]
}

interface ItemFigures {
  item: string
  /** People who answered it, and their groups. */
  n: number
  groups: number
  mean: number | null
  icc1: number | null
  icc2: number | null
  /** Mean r_wg over the groups of two or more. */
  rwg: number | null
}

interface ScaleFigures {
  /** People who answered every item, and their groups. */
  n: number
  groups: number
  mean: number | null
  icc1: number | null
  icc2: number | null
  alpha: number | null
  /** Over the groups of two or more; null where there is none. */
  rwgj: { min: number; median: number; mean: number; max: number } | null
  byGroup: { group: string; size: number; rwgj: number | null }[]
}

export interface Statistics {
  people: number
  groups: number
  items: ItemFigures[]
  /** Null for a single item, which is no scale. */
  scale: ScaleFigures | null
}

/**
 * Missing answers as multilevel takes them: an item is over the people who answered it, the scale over the people who
 * answered every item (R's na.exclude in both). `options` is how many answers an item offers, for r_wg's uniform null.
 */
export function surveyStatistics(people: Person[], items: string[], options = 5): Statistics {
  const random = uniformVariance(options)
  return {
    people: people.length,
    groups: new Set(people.map(({ group }) => group)).size,
    items: items.map((item, index) => itemFigures(item, answersTo(index, people), random)),
    scale: items.length < 2 ? null : scaleFigures(completeAnswers(people), random),
  }
}

function answersTo(index: number, people: Person[]): Groups {
  const groups: Groups = new Map()
  for (const { group, answers } of people) {
    const answer = answers[index] ?? null
    if (answer !== null) join(groups, group, answer)
  }
  return groups
}

function completeAnswers(people: Person[]): ScaleGroups {
  const groups: ScaleGroups = new Map()
  for (const { group, answers } of people) {
    const given = answers.filter((answer) => answer !== null)
    if (given.length === answers.length) join(groups, group, given)
  }
  return groups
}

function join<T>(groups: Map<string, T[]>, group: string, member: T): void {
  const members = groups.get(group)
  if (members) members.push(member)
  else groups.set(group, [member])
}

function figuresOf(groups: Groups) {
  const values = [...groups.values()].flat()
  return {
    n: values.length,
    groups: groups.size,
    mean: values.length > 0 ? mean(values) : null,
    icc1: icc1(groups),
    icc2: icc2(groups),
  }
}

const itemFigures = (item: string, groups: Groups, random: number): ItemFigures => ({
  item,
  ...figuresOf(groups),
  rwg: meanRwg(groups, random),
})

function scaleFigures(groups: ScaleGroups, random: number): ScaleFigures {
  const scores: Groups = new Map([...groups].map(([group, people]) => [group, people.map(mean)]))
  const byGroup = [...groups].map(([group, people]) => ({
    group,
    size: people.length,
    rwgj: rwgj(people, random),
  }))
  const known = byGroup.map(({ rwgj }) => rwgj).filter((value) => value !== null)
  return {
    ...figuresOf(scores),
    alpha: cronbachAlpha([...groups.values()].flat()),
    rwgj:
      known.length > 0
        ? { min: Math.min(...known), median: median(known), mean: mean(known), max: Math.max(...known) }
        : null,
    byGroup,
  }
}
