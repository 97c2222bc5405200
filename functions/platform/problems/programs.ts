/** Of programs that ask: their keys, what is done once, and how often they may. */
import type { Entry } from './entry.ts'

export const programs = {
  'key-mistyped': {
    status: 401,
    fr: {
      title: 'Clé mal recopiée',
      detail: 'Cette clé d’accès n’est pas entière, ou un caractère a changé. Copiez-la à nouveau.',
    },
    en: {
      title: 'Key not copied whole',
      detail: 'This API key is not whole, or a character has changed. Copy it again.',
    },
  },
  'key-not-here': {
    status: 403,
    fr: {
      title: 'Pas avec une clé',
      detail: 'Aucune clé d’accès n’ouvre cette adresse : il faut se connecter soi-même.',
    },
    en: {
      title: 'Not with a key',
      detail: 'No API key opens this address: it takes somebody who signs in.',
    },
  },
  'scope-missing': {
    status: 403,
    fr: {
      title: 'Droit manquant',
      detail: 'Il manque à cette clé le droit « {scope} ». Faites une clé qui l’a.',
    },
    en: {
      title: 'Scope missing',
      detail: 'This key lacks the scope “{scope}”. Make a key that has it.',
    },
  },
  'keys-not-yours': {
    status: 403,
    fr: {
      title: 'Réservé aux RH et aux administrateurs',
      detail: 'Seuls les ressources humaines et les administrateurs font des clés d’accès.',
    },
    en: {
      title: 'For HR and administrators only',
      detail: 'Only human resources and administrators make API keys.',
    },
  },
  'scope-not-yours': {
    status: 403,
    fr: {
      title: 'Droit que vous n’avez pas',
      detail: 'L’annuaire ne vous donne pas ce que vous voulez donner à cette clé : {scopes}.',
    },
    en: {
      title: 'A scope that is not yours',
      detail: 'The directory does not give you what you would give to this key: {scopes}.',
    },
  },
  'keys-full': {
    status: 409,
    fr: {
      title: 'Trop de clés',
      detail: 'Vous avez déjà {most} clés en cours. Révoquez-en une dont plus rien ne se sert.',
    },
    en: {
      title: 'Too many keys',
      detail: 'You already have {most} live keys. Revoke one that nothing uses any more.',
    },
  },
  'key-not-found': {
    status: 404,
    fr: {
      title: 'Clé introuvable',
      detail: 'Cette clé d’accès n’existe pas, ou elle n’est pas à vous.',
    },
    en: { title: 'Key not found', detail: 'This API key does not exist, or is not yours.' },
  },
  'roles-not-by-key': {
    status: 403,
    fr: {
      title: 'Les rôles ne se changent pas avec une clé',
      detail:
        'Ce changement donnerait ou retirerait un rôle, ou toucherait à l’adresse ou au départ de quelqu’un qui en a un. Faites-le en vous connectant.',
    },
    en: {
      title: 'Roles are not changed with a key',
      detail:
        'This would give or take a role, or touch the address or the leaving of somebody who has one. Sign in to do it.',
    },
  },
  'idempotency-key-invalid': {
    status: 400,
    fr: {
      title: 'Idempotency-Key invalide',
      detail: 'Cet en-tête est un texte de 1 à 128 caractères ASCII, de préférence entre guillemets.',
    },
    en: {
      title: 'Invalid Idempotency-Key',
      detail: 'This header is a text of 1 to 128 ASCII characters, preferably in quotation marks.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    fr: {
      title: 'Clé d’idempotence déjà utilisée',
      detail: 'Cette Idempotency-Key a servi pour une autre demande. Prenez-en une nouvelle par action.',
    },
    en: {
      title: 'Idempotency key already used',
      detail: 'This Idempotency-Key was used for another request. Take a fresh one for each action.',
    },
  },
  'idempotency-running': {
    status: 409,
    fr: {
      title: 'Déjà en cours',
      detail: 'La même demande est en cours. Répétez-la dans un moment pour avoir sa réponse.',
    },
    en: {
      title: 'Already under way',
      detail: 'The same request is under way. Repeat it in a moment to get its answer.',
    },
  },
  'idempotency-done': {
    status: 409,
    fr: {
      title: 'Déjà fait',
      detail:
        'Cette demande a été exécutée, et sa réponse n’est pas gardée : elle contenait un secret, ou elle était trop longue. Regardez ce qui est là.',
    },
    en: {
      title: 'Already done',
      detail:
        'This request was carried out, and its answer is not kept: it held a secret, or was too long. Look at what is there.',
    },
  },
  'too-many-requests': {
    status: 429,
    fr: {
      title: 'Trop de demandes',
      detail: 'Il y en a eu plus qu’une minute n’en permet. Recommencez dans {seconds} secondes.',
    },
    en: {
      title: 'Too many requests',
      detail: 'There were more than a minute allows. Try again in {seconds} seconds.',
    },
  },
} as const satisfies Record<string, Entry>
