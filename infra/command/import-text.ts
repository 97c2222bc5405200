/** What an import changes, in lines for a terminal. */
import type { ImportView } from '#shared/org/directory-view.ts'
import type { TeamChange, TeamFate } from '#shared/org/team-changes.ts'

export function differenceText({ difference }: ImportView): string {
  const { added, left, moved, changed, unchanged, teams } = difference
  const named = (people: { id: string; name: string }[]) => {
    const some = people.slice(0, 10).map(({ id, name }) => `${name} (${id})`)
    return people.length > some.length
      ? `${some.join(', ')} and ${people.length - some.length} more`
      : some.join(', ')
  }
  const lines = [
    ['join', added],
    ['leave', left],
    ['get another manager', moved],
    ['change in details', changed],
  ] as const
  return [
    ...lines.map(
      ([what, people]) => `${people.length} ${what}${people.length > 0 ? `: ${named(people)}` : ''}`,
    ),
    `${unchanged} stay as they are`,
    ...teamLines(teams),
  ].join('\n')
}

/** What becomes of the teams' lines, as far as it is said at once. */
function teamLines(teams: TeamChange[]): string[] {
  const fates: Record<TeamFate, (team: TeamChange) => string> = {
    begins: ({ after }) => `a line begins (${after} people)`,
    ends: ({ before }) => `the line ends (${before} people)`,
    'goes-on': () => 'another manager under the same name: the line goes on, with a join',
    regrouped: ({ before, after }) =>
      `more than one in ten are others (${before}, then ${after}): the line goes on, with a join`,
  }
  const told = teams.slice(0, 10).map((team) => `  ${team.name.en} (${team.id}): ${fates[team.fate](team)}`)
  return [
    `${teams.length} lines of teams change from the next season on${teams.length > 0 ? ':' : ''}`,
    ...told,
    ...(teams.length > told.length ? [`  and ${teams.length - told.length} more`] : []),
  ]
}
