/** The demonstration's 26 weeks for one seed, through the real gate and without a database. */
import { withSeed } from '../../../infra/local/demo/chance.ts'
import { answersOf, type Standing, votes } from '../../../infra/local/demo/model.ts'
import { demoCsv, demoOrganisation } from '../../../infra/local/demo/organisation.ts'
import { parseMembers } from '../../../shared/org/import.ts'
import type { Member } from '../../../shared/org/organisation.ts'
import { structureOf } from '../../../shared/org/structure.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import type { Question } from '../../../shared/questions/bank.ts'
import { balanceIn } from './balance.ts'
import { publishedRounds } from './published.ts'

export const demoWeeks = 26

/** The ramp of the collapse begins in week 13: this is the first round that has anything of it. */
export const onset = 14

/** The first week from the onset on in which a unit leads the balance of the units; null if none. */
export function leadsFrom(rounds: PublishedRound[], unit: string): number | null {
  const week = rounds.findIndex((_, i) => i >= onset && balanceIn(rounds, i, 'unit')[0]?.group.id === unit)
  return week < 0 ? null : week
}

export interface DemoYear {
  rounds: PublishedRound[]
  /** Whether a group holds people of one of the two stories: nothing happens to the others. */
  inStory: (group: string) => boolean
  /** The unit whose bottom-up communication collapses. */
  collapsing: string
}

const people = demoOrganisation()

/** @param rotation which questions the first week asks: it depends on the day of the first start */
export function demoYear(year: number, rotation = 0, weeks = demoWeeks): DemoYear {
  const parsed = parseMembers(demoCsv(people), { levels: 'as-found' })
  if ('problems' in parsed) throw new Error('the demonstration cannot be imported')
  const { organisation } = parsed
  const standings = standingsOf(organisation.members)
  const ballotsOf = (questions: Question[], week: number) =>
    standings
      .filter((who) => votes(who, week))
      .map((who) => ({ team: who.team, level: who.level, answers: answersOf(who, questions, week) }))
  const rounds = withSeed(`quorum demonstration ${year}`, () =>
    publishedRounds(structureOf(organisation), weeks, ballotsOf, rotation),
  )
  return { rounds, inStory, collapsing }
}

const byId = new Map(people.map((person) => [person.id, person]))
const teamNamed = (name: string) => people.find(({ team }) => team === name)!
const southEast = teamNamed('Sud-Est').id
const collapsing = `unit:${southEast}`
/** Everything in which the people of a story sit. */
const stories = new Set([
  southEast,
  teamNamed('Lille').id,
  teamNamed('Lille').manager!,
  ...people.filter(({ manager }) => manager === southEast).map(({ id }) => id),
])

function inStory(group: string): boolean {
  const [kind, ids = ''] = group.split(':')
  return kind === 'organisation' || kind === 'level' || ids.split('+').some((id) => stories.has(id))
}

function standingsOf(members: Member[]): Standing[] {
  const managers = new Set(members.map(({ manager }) => manager))
  return members
    .filter(({ eligible }) => eligible !== false)
    .map((member) => {
      const team = byId.get(member.manager ?? member.id)!
      return {
        id: member.id,
        team: team.id,
        teamName: team.team ?? '',
        areaName: areaOf(member.id),
        level: member.level,
        manages: managers.has(member.id),
      }
    })
}

function areaOf(id: string): string | null {
  const person = byId.get(id)!
  if (person.level === 'area-manager') return person.team!
  return person.manager === null ? null : areaOf(person.manager)
}
