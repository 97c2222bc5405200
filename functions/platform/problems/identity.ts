/** Of who asks, and what they may. */
import type { Entry } from './entry.ts'

export const identity = {
  'sign-in-expired': {
    status: 400,
    fr: {
      title: 'Connexion expirée',
      detail:
        'Cette connexion a expiré ou a déjà servi. Revenez à la page d’accueil et connectez-vous à nouveau.',
    },
    en: {
      title: 'Sign-in expired',
      detail: 'This sign-in has expired or was already used. Go back to the start page and sign in again.',
    },
  },
  'sign-in-refused': {
    status: 400,
    fr: {
      title: 'Connexion refusée',
      detail: 'Le service d’identité n’a pas confirmé votre connexion. Connectez-vous à nouveau.',
    },
    en: {
      title: 'Sign-in refused',
      detail: 'The identity service did not confirm your sign-in. Sign in again.',
    },
  },
  'not-signed-in': {
    status: 401,
    fr: { title: 'Vous n’êtes pas connecté', detail: 'Connectez-vous pour voir cette page.' },
    en: { title: 'You are not signed in', detail: 'Sign in to see this page.' },
  },
  'token-invalid': {
    status: 401,
    fr: {
      title: 'Jeton ou clé refusé',
      detail:
        'Ce jeton ou cette clé d’accès n’ouvre rien ici, ou plus rien. Vérifiez qu’il est entier et encore valable.',
    },
    en: {
      title: 'Token or key refused',
      detail:
        'This token or API key opens nothing here, or nothing any more. Check that it is whole and still valid.',
    },
  },
  'roles-by-administrators': {
    status: 403,
    fr: {
      title: 'Les rôles se donnent entre administrateurs',
      detail:
        'Ce fichier donne ou retire un rôle, ou change l’adresse de quelqu’un qui en a un. Demandez à un administrateur de l’importer.',
    },
    en: {
      title: 'Roles are given by administrators',
      detail:
        'This file gives or takes a role, or changes the address of somebody who has one. Ask an administrator to import it.',
    },
  },
  'last-administrator': {
    status: 409,
    fr: {
      title: 'Le dernier administrateur',
      detail: 'Il ne resterait personne pour administrer Quorum. Donnez d’abord ce rôle à quelqu’un d’autre.',
    },
    en: {
      title: 'The last administrator',
      detail: 'Nobody would be left to administer Quorum. Give somebody else the role first.',
    },
  },
  'origin-refused': {
    status: 403,
    fr: {
      title: 'Origine refusée',
      detail: 'Cette action n’est possible que depuis l’application elle-même.',
    },
    en: { title: 'Origin refused', detail: 'This can only be done from the application itself.' },
  },
  'address-unknown': {
    status: 403,
    fr: {
      title: 'Adresse inconnue',
      detail:
        'Personne dans cette organisation n’a l’adresse avec laquelle vous vous êtes connecté. Demandez à votre administrateur de vérifier l’annuaire.',
    },
    en: {
      title: 'Unknown address',
      detail:
        'Nobody in this organisation has the address that you signed in with. Ask your administrator to check the directory.',
    },
  },
  'address-unverified': {
    status: 403,
    fr: {
      title: 'Adresse non vérifiée',
      detail:
        'Votre service d’identité n’a pas vérifié votre adresse. Vérifiez-la, puis connectez-vous à nouveau.',
    },
    en: {
      title: 'Address not verified',
      detail: 'Your identity service has not verified your address. Verify it, then sign in again.',
    },
  },
  'administrator-only': {
    status: 403,
    fr: {
      title: 'Réservé aux administrateurs',
      detail: 'Seuls les administrateurs voient et modifient cela.',
    },
    en: { title: 'For administrators only', detail: 'Only administrators see and change this.' },
  },
  'keepers-only': {
    status: 403,
    fr: {
      title: 'Réservé aux RH et aux administrateurs',
      detail: 'Seuls les ressources humaines et les administrateurs tiennent l’annuaire.',
    },
    en: {
      title: 'For HR and administrators only',
      detail: 'Only human resources and administrators keep the directory.',
    },
  },
  'audit-not-yours': {
    status: 403,
    fr: {
      title: 'Réservé aux administrateurs et aux RH',
      detail: 'Seuls les administrateurs et les ressources humaines lisent ce journal.',
    },
    en: {
      title: 'For administrators and HR only',
      detail: 'Only administrators and human resources read this log.',
    },
  },
  'hr-only': {
    status: 403,
    fr: { title: 'Réservé aux RH', detail: 'Seules les ressources humaines règlent cela.' },
    en: { title: 'For HR only', detail: 'Only human resources set this up.' },
  },
  'results-not-for-administrators': {
    status: 403,
    fr: {
      title: 'Pas de résultats pour ce rôle',
      detail: 'Un administrateur ne voit aucun résultat, sauf s’il a aussi le rôle RH.',
    },
    en: {
      title: 'No results for this role',
      detail: 'An administrator sees no results, unless they also have the HR role.',
    },
  },
  'identity-unavailable': {
    status: 503,
    fr: {
      title: 'Service d’identité injoignable',
      detail: 'Le service d’identité de votre organisation ne répond pas. Réessayez dans un moment.',
    },
    en: {
      title: 'Identity service unreachable',
      detail: 'The identity service of your organisation does not answer. Try again in a moment.',
    },
  },
} as const satisfies Record<string, Entry>
