/** What an API key may be allowed: areas to read or to change, who may give each away, and what it is called. */
import type { Localised } from '../language/localised.ts'
import type { AssignedRole } from '../org/organisation.ts'

export const scopes = [
  'results:read',
  'directory:read',
  'directory:write',
  'questions:read',
  'questions:write',
  'schedule:read',
  'schedule:write',
  'season:read',
  'season:write',
  'messages:read',
  'messages:write',
  'status:read',
  'audit:read',
] as const
export type Scope = (typeof scopes)[number]
export type ScopeArea = Scope extends `${infer Area}:${string}` ? Area : never

/** The roles that may do it themselves, and so give it to a key. */
const holders: Record<ScopeArea, AssignedRole[]> = {
  results: ['hr'],
  directory: ['hr', 'administrator'],
  questions: ['hr'],
  schedule: ['hr'],
  season: ['hr'],
  messages: ['administrator'],
  status: ['administrator'],
  audit: ['hr', 'administrator'],
}

const areaOf = (scope: Scope): ScopeArea => scope.slice(0, scope.indexOf(':')) as ScopeArea

export const holdersOf = (scope: Scope): AssignedRole[] => holders[areaOf(scope)]

/** What somebody with these roles may do, and give to a key. */
export const scopesOf = (roles: readonly string[]): Scope[] =>
  scopes.filter((scope) => holdersOf(scope).some((role) => roles.includes(role)))

/** Of the installation's token: everything but results, which nobody sees for administering. */
export const tokenScopes: readonly Scope[] = scopes.filter((scope) => scope !== 'results:read')

/** In sentences, as somebody who makes a key reads them. */
export const scopeWords: Record<Scope, Localised> = {
  'results:read': {
    fr: 'Lire les résultats publiés, comme les RH les voient',
    en: 'Read published results, as HR sees them',
  },
  'directory:read': { fr: 'Lire l’annuaire', en: 'Read the directory' },
  'directory:write': {
    fr: 'Importer l’annuaire et retirer des personnes, sans toucher aux rôles',
    en: 'Import the directory and remove people, without touching roles',
  },
  'questions:read': { fr: 'Lire les questions', en: 'Read the questions' },
  'questions:write': { fr: 'Changer les questions et les thèmes', en: 'Change questions and drivers' },
  'schedule:read': { fr: 'Lire le calendrier des semaines', en: 'Read when rounds are held' },
  'schedule:write': { fr: 'Changer le calendrier des semaines', en: 'Change when rounds are held' },
  'season:read': { fr: 'Lire la saison', en: 'Read the season' },
  'season:write': { fr: 'Régler et commencer une saison', en: 'Set up and begin a season' },
  'messages:read': {
    fr: 'Lire canaux, envois et webhooks',
    en: 'Read channels, deliveries and webhooks',
  },
  'messages:write': {
    fr: 'Régler canaux et webhooks, renvoyer des messages',
    en: 'Set up channels and webhooks, send messages again',
  },
  'status:read': { fr: 'Lire l’état de l’installation', en: 'Read how the installation fares' },
  'audit:read': { fr: 'Lire le journal', en: 'Read the audit log' },
}
