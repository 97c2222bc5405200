/** What the description of the api says itself, in both languages. */
import type { Localised } from '#shared/language/localised.ts'
import type { areas } from './operations.ts'

export const areaNames: Record<keyof typeof areas, Localised> = {
  me: { fr: 'Soi-même', en: 'Oneself' },
  results: { fr: 'Résultats publiés', en: 'Published results' },
  questions: { fr: 'Questions', en: 'Questions' },
  schedule: { fr: 'Calendrier', en: 'Schedule' },
  season: { fr: 'Saisons', en: 'Seasons' },
  directory: { fr: 'Annuaire', en: 'Directory' },
  messages: { fr: 'Messages', en: 'Messages' },
  webhooks: { fr: 'Webhooks', en: 'Webhooks' },
  operation: { fr: 'Exploitation', en: 'Operation' },
  signIn: { fr: 'Connexion', en: 'Sign-in' },
}

export const words = {
  fr: {
    page: 'L’API de Quorum',
    about:
      'Tout ce que fait l’application, pour vos programmes aussi. Aucune adresse ne donne une réponse individuelle, ni rien d’un groupe plus petit que le quorum.',
    document: 'Le même document pour les machines (OpenAPI 3.1)',
    well: 'Tout s’est bien passé.',
    session: 'La session d’une personne connectée, dans un cookie scellé.',
    link: 'Le lien personnel d’un membre.',
    program: 'Une clé d’accès ou le jeton de l’installation.',
    ifMatch: 'La version sur laquelle repose la modification.',
    contents: 'Sommaire',
    who: 'Qui',
    everybody: 'Tout le monde',
    byLink: 'par lien personnel',
    byProgram: 'programme',
    parameters: 'Paramètres',
    required: 'obligatoire',
    body: 'Corps',
    gives: 'Réponse',
    roles: { member: 'membre', manager: 'responsable', hr: 'RH', administrator: 'administrateur' },
    problems: {
      400: 'La demande est mal formée ; les champs sont nommés, jamais leurs valeurs.',
      401: 'Personne n’est connecté, ou la clé est refusée.',
      403: 'Pas pour cette personne ou cette clé.',
      404: 'Introuvable, ou à quelqu’un d’autre.',
      409: 'Quelqu’un d’autre a été plus rapide ; la réponse contient les deux versions.',
      428: 'La version sur laquelle repose la modification manque.',
      default: 'Un problème (RFC 9457), dans la langue de la demande.',
    },
  },
  en: {
    page: 'Quorum’s API',
    about:
      'All that the application does, for your programs too. No address gives a single answer, nor anything of a group smaller than the quorum.',
    document: 'The same document for machines (OpenAPI 3.1)',
    well: 'All is well.',
    session: 'The session of somebody who signed in, in a sealed cookie.',
    link: 'A member’s personal link.',
    program: 'An API key, or the installation’s token.',
    ifMatch: 'The version that the change rests on.',
    contents: 'Contents',
    who: 'Who',
    everybody: 'Everybody',
    byLink: 'by personal link',
    byProgram: 'program',
    parameters: 'Parameters',
    required: 'required',
    body: 'Body',
    gives: 'Answer',
    roles: { member: 'member', manager: 'manager', hr: 'HR', administrator: 'administrator' },
    problems: {
      400: 'The request is malformed; fields are named, never their values.',
      401: 'Nobody is signed in, or the key is refused.',
      403: 'Not for this person or this key.',
      404: 'Not found, or somebody else’s.',
      409: 'Somebody else was faster; the answer holds both versions.',
      428: 'The version that the change rests on is missing.',
      default: 'A problem (RFC 9457), in the language of the request.',
    },
  },
}
