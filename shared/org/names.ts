/** What a team is called: by its own name, else after the person who leads it. */
import type { Team } from './structure.ts'

export function teamName({ name, leader }: Pick<Team, 'name' | 'leader'>): { fr: string; en: string } {
  if (name) return { fr: name, en: name }
  return { fr: `Équipe de ${leader}`, en: `${leader}’s team` }
}
