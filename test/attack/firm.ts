/** Sales organisations with people who have habits: who votes, what they answer, what they skip. */
import type { Member, Organisation } from '../../shared/org/organisation.ts'
import type { PublishedQuestion } from '../../shared/published/published.ts'
import { type Chance, chance } from './chance.ts'

export interface Person {
  id: string
  /** Whose direct report they are; their own for the head. */
  team: string
  level: string
  manages: boolean
  /** Chance of voting in a week. */
  votes: number
  /** Where their answers lie, 1–5. */
  leans: number
  skips: number
}

export interface Firm {
  organisation: Organisation
  people: Person[]
}

export type Answers = Record<string, number | null>

export interface Ballot {
  person: Person
  answers: Answers
}

export const questions: PublishedQuestion[] = [
  { id: 'MOR1', driver: 'morale', asked: 'all' },
  { id: 'AUT1', driver: 'autonomy', asked: 'all' },
  { id: 'TOP1', driver: 'top-down', asked: 'all' },
  { id: 'TOP1M', driver: 'top-down', asked: 'managers' },
]

/** A director, area managers, field managers with 3–12 reps each, and marketing beside them. */
export function firm(seed: number, size?: number): Firm {
  const dice = chance(seed)
  const wanted = size ?? dice.whole(60, 400)
  const members: { id: string; manager: string | null; level: string }[] = [
    { id: 'D', manager: null, level: 'director' },
    { id: 'MK', manager: 'D', level: 'marketing' },
  ]
  const marketing = Math.round(wanted * (0.04 + dice.next() * 0.08))
  for (let i = 0; i < marketing; i++) members.push({ id: `MK${i}`, manager: 'MK', level: 'marketing' })
  for (let area = 0; members.length < wanted; area++) {
    members.push({ id: `A${area}`, manager: 'D', level: 'area-manager' })
    // Some area managers have an assistant of the marketing department in their team.
    if (dice.next() < 0.3) members.push({ id: `A${area}K`, manager: `A${area}`, level: 'marketing' })
    const fields = dice.whole(2, 6)
    for (let field = 0; field < fields && members.length < wanted; field++) {
      const id = `A${area}F${field}`
      members.push({ id, manager: `A${area}`, level: 'field-manager' })
      const reps = dice.whole(3, 12)
      for (let rep = 0; rep < reps; rep++) members.push({ id: `${id}R${rep}`, manager: id, level: 'rep' })
    }
  }
  const managers = new Set(members.map(({ manager }) => manager))
  const response = 0.35 + dice.next() * 0.55
  const people = members.map(
    ({ id, manager, level }): Person => ({
      id,
      team: manager ?? id,
      level,
      manages: managers.has(id),
      votes: Math.min(0.98, Math.max(0.05, response + (dice.next() - 0.5) * 0.6)),
      leans: 1.5 + dice.next() * 3,
      skips: dice.next() < 0.3 ? 0.25 : 0.03,
    }),
  )
  const levels = ['director', 'area-manager', 'field-manager', 'rep', 'marketing']
  const member = (one: (typeof members)[number]): Member => ({
    ...one,
    name: one.id,
    email: `${one.id}@example.org`,
    language: 'fr',
  })
  return { organisation: { levels, members: members.map(member) }, people }
}

/** The ballots of one week, everybody by their habits. */
export function week({ people }: Firm, seed: number, asked: PublishedQuestion[] = questions): Ballot[] {
  const dice = chance(seed)
  return people.flatMap((person): Ballot[] => {
    if (dice.next() >= person.votes) return []
    const own = asked.filter(({ asked: whom }) => whom === 'all' || person.manages)
    return [{ person, answers: Object.fromEntries(own.map(({ id }) => [id, answerOf(person, dice)])) }]
  })
}

function answerOf({ leans, skips }: Person, dice: Chance): number | null {
  if (dice.next() < skips) return null
  const around = leans + (dice.next() + dice.next() - 1) * 1.6
  return Math.min(5, Math.max(1, Math.round(around)))
}
