/** The publisher that survey tools are: every group of at least k answers, to the last decimal. Kept to be attacked. */
import type {
  GroupKind,
  PublishedGroup,
  PublishedQuestion,
  PublishedRound,
  Result,
} from '../../shared/published/published.ts'
import { type Ballot, type Firm, type Person, questions } from './firm.ts'
import { type Publisher, throughJson } from './publication.ts'

interface Group {
  id: string
  kind: GroupKind
  family: 'T' | 'L'
  parent: string | null
  people: Person[]
}

const cellOf = ({ team, level }: Person) => `${team}/${level}`

export const naive =
  (k = 5, asked: PublishedQuestion[] = questions): Publisher =>
  (firm, ballots, round = 'naive') => {
    const published: PublishedRound = {
      version: 1,
      round,
      season: null,
      k,
      questions: asked,
      cells: [...new Set(firm.people.map(cellOf))].map((id) => {
        const people = firm.people.filter((person) => cellOf(person) === id)
        return { id, levels: [people[0]!.level], teams: [people[0]!.team], eligible: people.length }
      }),
      groups: groupsOf(firm).map((group): PublishedGroup => {
        const { people, ...rest } = group
        const own = new Set(people)
        const votes = ballots.filter(({ person }) => own.has(person))
        const results = asked.map(({ id }) => [id, resultOf(votes, id, k)] as const)
        const cells = [...new Set(people.map(cellOf))]
        return { ...rest, cells, participation: null, results: Object.fromEntries(results) }
      }),
      organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
    }
    return { published: throughJson(published), cellOf, ballots }
  }

function groupsOf({ organisation, people }: Firm): Group[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const above = ({ id, team }: Person): string[] =>
    id === team ? [id] : [...above(byId.get(team)!), ...(byId.get(id)!.manages ? [id] : [])]
  /** Teams from the head's down to a person's own. */
  const teamsOf = new Map(people.map((person) => [person, above(byId.get(person.team)!)]))
  const groups: Group[] = [{ id: 'organisation', kind: 'organisation', family: 'T', parent: null, people }]
  for (const { id, manages, team } of people) {
    if (!manages) continue
    const reports = people.filter((person) => person.team === id)
    const below = people.filter((person) => person.id !== id && teamsOf.get(person)!.includes(id))
    const head = id === team
    const parent = head || byId.get(team)!.id === byId.get(team)!.team ? 'organisation' : `unit:${team}`
    const isUnit = !head && below.length > reports.length
    if (isUnit) groups.push({ id: `unit:${id}`, kind: 'unit', family: 'T', parent, people: below })
    const around = isUnit ? `unit:${id}` : parent
    groups.push({ id: `team:${id}`, kind: 'team', family: 'T', parent: around, people: reports })
    if (!isUnit) continue
    for (const level of organisation.levels)
      groups.push({
        id: `unit-level:${id}:${level}`,
        kind: 'unit-level',
        family: 'L',
        parent: parent === 'organisation' ? `level:${level}` : `unit-level:${team}:${level}`,
        people: below.filter((person) => person.level === level),
      })
  }
  for (const level of organisation.levels)
    groups.push({
      id: `level:${level}`,
      kind: 'level',
      family: 'L',
      parent: null,
      people: people.filter((person) => person.level === level),
    })
  return groups.filter(({ people: own }) => own.length > 0)
}

function resultOf(ballots: Ballot[], question: string, k: number): Result {
  const answers = ballots.flatMap(({ answers: own }) => own[question] ?? [])
  const n = answers.length
  if (n < k) return { hidden: 'few' }
  const share = (...which: number[]) => (100 * answers.filter((one) => which.includes(one)).length) / n
  return {
    answers: String(n),
    score: answers.reduce((sum, one) => sum + (one - 1) * 25, 0) / n,
    clip: null,
    distribution: [share(1, 2), share(3), share(4, 5)],
    skips: null,
    agreement: null,
  }
}
