/** The words of this page in the reader's language: they come with the page, since most people never open it. */
import type { Code } from '../language.svelte.ts'

export const fr = {
  title: 'Comptes et rôles',
  lede: 'Chacun se connecte avec le compte de l’entreprise et voit son équipe. Deux rôles ouvrent davantage.',
  roles: { hr: 'RH', administrator: 'Administrateur' },
  may: {
    hr: 'Les RH voient tous les résultats publiés et règlent questions, semaines et annuaire.',
    administrator:
      'Un administrateur règle l’installation, les rôles et les envois, et ne voit aucun résultat.',
  },
  sources:
    'Un rôle vient du fichier importé ou de cette page, et aucun des deux n’enlève celui de l’autre. Qui quitte l’annuaire perd tout de suite ce qui a été donné ici ; annuler l’import ne le rend pas.',
  claims:
    'Le service d’identité donne aussi des rôles, à chaque connexion. Ils ne figurent dans aucune liste : changez-les là-bas.',
  list: 'Qui a un rôle',
  none: 'Personne n’a de rôle.',
  fromFile: '{role} : du fichier importé, à changer dans le fichier',
  fromHere: '{role} : donné ici',
  give: { hr: 'Donner le rôle RH', administrator: 'Rendre administrateur' },
  take: { hr: 'Retirer le rôle RH', administrator: 'Retirer l’administration' },
  of: '{act} : {name}',
  sureGive: '{act} : {name} ?',
  sureTake: '{act} : {name} ?',
  takeText:
    'C’est effectif tout de suite : cette personne est déconnectée partout, et ses clés d’accès perdent ce droit.',
  signOut: 'Déconnecter partout',
  sureSignOut: 'Déconnecter {name} partout ?',
  signOutText:
    'Ses sessions se ferment sur tous ses appareils. Son lien personnel de la semaine n’est pas touché.',
  yes: 'Oui',
  no: 'Annuler',
  done: {
    given: 'C’est donné à {name}.',
    taken: 'C’est retiré à {name}.',
    out: '{name} est déconnecté partout.',
  },
  add: 'Donner un rôle',
  addText: 'Cherchez une personne de l’annuaire.',
  search: 'Nom ou adresse',
  found: { none: 'Personne ne correspond.', one: 'Une personne', other: '{count} personnes' },
}

export const en: typeof fr = {
  title: 'Accounts and roles',
  lede: 'Everybody signs in with the company’s account and sees their team. Two roles open more.',
  roles: { hr: 'HR', administrator: 'Administrator' },
  may: {
    hr: 'HR sees all published results, and sets questions, rounds and the directory.',
    administrator: 'An administrator sets up the installation, roles and messages, and sees no results.',
  },
  sources:
    'A role comes from the imported file or from this page, and neither takes the other’s away. Whoever leaves the directory loses at once what was given here; undoing the import does not give it back.',
  claims: 'The identity service gives roles too, at each sign-in. They stand in no list: change them there.',
  list: 'Who holds a role',
  none: 'Nobody holds a role.',
  fromFile: '{role}: from the imported file, to be changed in the file',
  fromHere: '{role}: given here',
  give: { hr: 'Give the role of HR', administrator: 'Make administrator' },
  take: { hr: 'Take the role of HR', administrator: 'Take administration' },
  of: '{act}: {name}',
  sureGive: '{act}: {name}?',
  sureTake: '{act}: {name}?',
  takeText: 'It holds at once: this person is signed out everywhere, and their API keys lose the right.',
  signOut: 'Sign out everywhere',
  sureSignOut: 'Sign {name} out everywhere?',
  signOutText: 'Their sessions end on every device. Their personal link of the week is not touched.',
  yes: 'Yes',
  no: 'Cancel',
  done: { given: 'Given to {name}.', taken: 'Taken from {name}.', out: '{name} is signed out everywhere.' },
  add: 'Give a role',
  addText: 'Look somebody in the directory up.',
  search: 'Name or address',
  found: { none: 'Nobody fits.', one: 'One person', other: '{count} people' },
}

export const wordsOf = (code: Code) => (code === 'fr' ? fr : en)
