/** Who holds a role. */
import { type Access, administrator, keeper, type Operation } from '../access.ts'

/** By people who signed in: a key that gives roles would be a key to everything. */
const byAdministrators: Access = administrator

export const accounts = {
  listAccounts: {
    summary: { fr: 'Qui a un rôle', en: 'Who holds a role' },
    access: keeper,
    scope: 'directory:read',
  },
  getAccount: {
    summary: { fr: 'Les rôles d’une personne', en: 'Somebody’s roles' },
    access: keeper,
    scope: 'directory:read',
    tagged: true,
  },
  setRoles: {
    summary: { fr: 'Donner ou retirer des rôles', en: 'Give or take roles' },
    access: byAdministrators,
    tagged: true,
  },
  signOutEverywhere: {
    summary: { fr: 'Déconnecter une personne partout', en: 'Sign somebody out everywhere' },
    access: byAdministrators,
  },
} satisfies Record<string, Operation>
