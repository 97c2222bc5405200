/** What everybody does for themselves. */
import { anyone, member, type Operation, orLink } from '../access.ts'

export const me = {
  getContact: {
    summary: { fr: 'Comment Quorum peut vous écrire', en: 'How Quorum may write to you' },
    access: orLink(member, 'written-to'),
  },
  setContact: {
    summary: {
      fr: 'Choisir la langue, le canal, ou aucun message',
      en: 'Choose language, channel, or no messages',
    },
    access: orLink(member, 'written-to'),
  },
  silenceRound: {
    summary: { fr: 'Aucun message sur une semaine', en: 'No messages about one round' },
    access: orLink(member, 'written-to'),
  },
  getMe: {
    summary: {
      fr: 'Qui vous êtes ici, et quels groupes vous pouvez ouvrir',
      en: 'Who you are here, and which groups you may open',
    },
    access: orLink(member),
  },
  getPulse: {
    summary: { fr: 'Votre accès aux questions de la semaine', en: 'Your own way to this week’s questions' },
    access: member,
  },
  askToStop: {
    summary: { fr: 'La page du lien d’arrêt d’un e-mail', en: 'The page behind the stop link of an e-mail' },
    access: anyone,
    gives: { type: 'text/html' },
  },
  stopMessages: {
    summary: {
      fr: 'Arrêter tous les messages à la personne d’un e-mail',
      en: 'Stop all messages to the person of an e-mail',
    },
    access: anyone,
    gives: { status: 204, type: null },
  },
} satisfies Record<string, Operation>
