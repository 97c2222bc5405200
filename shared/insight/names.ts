/** What a group is called in both languages, from the names of the teams and levels that its id is made of. */
import { levelName, type NamedLevel } from '../language/levels.ts'
import type { Localised } from '../language/localised.ts'
import type { GroupKind } from '../published/published.ts'
import type { GroupName } from './view.ts'

interface NamedTeam {
  id: string
  name: Localised
}

export function groupName(
  group: { id: string; kind: GroupKind; parent: string | null },
  teams: NamedTeam[],
  levels: NamedLevel[],
): GroupName {
  const { id, kind, parent } = group
  return { id, kind, parent, name: nameOf(id, kind, teams, levels) }
}

function nameOf(id: string, kind: GroupKind, teams: NamedTeam[], levels: NamedLevel[]): Localised {
  const rest = id.slice(kind.length + 1)
  switch (kind) {
    case 'organisation':
      return { fr: 'Toute l’organisation', en: 'Whole organisation' }
    case 'team':
      return together(namesOf(rest, teams))
    case 'unit':
      return below(together(namesOf(rest, teams)))
    case 'level':
      return levelCalled(rest, levels)
    case 'unit-level': {
      const level =
        levels.find(({ id }) => rest.endsWith(`:${id}`))?.id ?? rest.slice(rest.lastIndexOf(':') + 1)
      const unit = below(together(namesOf(rest.slice(0, -level.length - 1), teams)))
      const { fr, en } = levelCalled(level, levels)
      return { fr: `${unit.fr} – ${fr}`, en: `${unit.en} – ${en}` }
    }
  }
}

/** One that is in no list any more has its usual name. */
export const levelCalled = (wanted: string, levels: NamedLevel[]): Localised =>
  levels.find(({ id }) => id === wanted)?.name ?? levelName(wanted)

/** What several teams are called together. */
export const teamNames = (ids: string[], teams: NamedTeam[]): Localised =>
  together(namesOf(ids.join('+'), teams))

/** A merged group's id joins the ids of its teams by "+". A team that nobody knows any more keeps its id. */
function namesOf(ids: string, teams: NamedTeam[]): Localised[] {
  const known = (wanted: string) => teams.find(({ id }) => id === wanted)?.name
  const whole = known(ids)
  return whole ? [whole] : ids.split('+').map((id) => known(id) ?? { fr: id, en: id })
}

/** "équipes Nantes + Angers", but no second "équipe" where a name brings its own. */
function together(names: Localised[]): Localised {
  const [first, ...others] = names
  if (first && others.length === 0) return first
  const join = (texts: string[], noun: string, has: RegExp) =>
    texts.some((text) => has.test(text)) ? texts.join(' + ') : `${noun} ${texts.join(' + ')}`
  return {
    fr: join(
      names.map(({ fr }) => fr),
      'équipes',
      /^équipe\b/i,
    ),
    en: join(
      names.map(({ en }) => en),
      'teams',
      /\bteam$/i,
    ),
  }
}

/** The unit below a team's manager: "Unité Ouest", "Unit Ouest"; after a person, "Unité de Paul Roy", "Paul Roy’s unit". */
function below({ fr, en }: Localised): Localised {
  return {
    fr: /^équipe /i.test(fr) ? fr.replace(/^équipe /i, 'Unité ') : `Unité ${fr}`,
    en: / team$/i.test(en) ? en.replace(/ team$/i, ' unit') : `Unit ${en}`,
  }
}
