/** What Quorum writes. */
import { administrator, keeper, type Operation } from '../access.ts'

export const messages = {
  getChannels: {
    summary: { fr: 'Par quels canaux Quorum écrit', en: 'By what Quorum writes' },
    access: administrator,
    scope: 'messages:read',
    tagged: true,
  },
  switchTextMessages: {
    summary: { fr: 'Activer ou non les SMS', en: 'Switch text messages on or off' },
    access: administrator,
    scope: 'messages:write',
    tagged: true,
  },
  setChatLanguage: {
    summary: { fr: 'La langue des canaux lus par plusieurs', en: 'The language of chats that many read' },
    access: administrator,
    scope: 'messages:write',
    tagged: true,
  },
  setChannelSecret: {
    summary: {
      fr: 'Enregistrer ou oublier le secret d’un canal',
      en: 'Set or forget the secret of a channel',
    },
    access: administrator,
    scope: 'messages:write',
    tagged: true,
  },
  tryChannel: {
    summary: { fr: 'Envoyer un essai par un canal', en: 'Send a trial by a channel' },
    access: administrator,
    gives: { status: 202 },
  },
  listDeliveries: {
    summary: { fr: 'Ce qui n’est pas arrivé', en: 'What did not arrive' },
    access: administrator,
    scope: 'messages:read',
  },
  replayDeliveries: {
    summary: { fr: 'Renvoyer un message ou tous', en: 'Send one message or all again' },
    access: administrator,
    scope: 'messages:write',
  },
  unblockAddress: {
    summary: { fr: 'Écrire à nouveau à une adresse bloquée', en: 'Write to a blocked address again' },
    access: administrator,
    scope: 'messages:write',
  },
  getMessage: {
    summary: {
      fr: 'Les mots d’un message, avec des faits inventés',
      en: 'The words of a message, with invented facts',
    },
    access: { ...keeper, refusal: 'administrator-only' },
    scope: 'messages:read',
  },
  previewMessage: {
    summary: { fr: 'La même chose en lettre', en: 'The same as a letter' },
    access: { ...keeper, refusal: 'administrator-only' },
    scope: 'messages:read',
    gives: { type: 'text/html' },
  },
  tryMessage: {
    summary: { fr: 'S’envoyer ce message', en: 'Send this message to yourself' },
    access: administrator,
    gives: { status: 202 },
  },
  getTrial: {
    summary: { fr: 'Si un essai est arrivé', en: 'Whether a trial arrived' },
    access: administrator,
    scope: 'messages:read',
  },
} satisfies Record<string, Operation>
