/** The mailbox page in French and in English. */
import type { Language } from '#shared/org/organisation.ts'

const fr = {
  mark: 'Quorum · e-mails',
  title: 'Boîte de réception',
  about:
    'Tous les e-mails que Quorum envoie depuis cet ordinateur arrivent ici, et nulle part ailleurs. Ils disparaissent à l’arrêt.',
  person: 'Chercher une personne',
  search: 'Chercher',
  all: 'Tout voir',
  pause: 'Suspendre l’actualisation',
  resume: 'Reprendre l’actualisation',
  count: (count: number) => (count < 2 ? `${count} message` : `${count} messages`),
  none: 'Aucun message pour l’instant. Ils apparaîtront ici dès qu’une enquête s’ouvre.',
  noneOf: 'Aucun message à cette personne.',
  list: 'Messages',
  back: 'Tous les messages',
  to: 'À',
  from: 'De',
  date: 'Reçu',
  times: (times: number) => `${times} fois, montré une seule fois`,
  views: 'Vues du message',
  letter: 'Message',
  text: 'Texte seul',
  headers: 'En-têtes',
  noHtml: 'Ce message n’a pas de version mise en forme.',
  noText: 'Ce message n’a pas de version en texte seul.',
  stop: 'Se désabonner en un clic',
  stopAbout: 'Fait ce que fait le bouton d’une messagerie\u202f: cette personne ne recevra plus de messages.',
  stopDone: 'C’est fait\u202f: cette personne ne recevra plus de messages.',
  stopFailed: (status: number) =>
    status
      ? `Le désabonnement a été refusé (réponse ${status}).`
      : 'Le désabonnement n’a pas abouti\u202f: personne n’a répondu.',
  goneTitle: 'Ce message n’est plus là',
  gone: 'La boîte garde les messages les plus récents, jusqu’à l’arrêt de Quorum.',
  noSubject: '(sans objet)',
  language: 'Langue',
  skip: 'Aller au contenu',
}

const en: typeof fr = {
  mark: 'Quorum · e-mails',
  title: 'Mailbox',
  about:
    'Every e-mail that Quorum sends from this computer arrives here, and nowhere else. They are gone when it stops.',
  person: 'Search for a person',
  search: 'Search',
  all: 'Show all',
  pause: 'Pause updates',
  resume: 'Resume updates',
  count: (count) => (count === 1 ? '1 message' : `${count} messages`),
  none: 'No messages yet. They appear here as soon as a survey opens.',
  noneOf: 'No messages to this person.',
  list: 'Messages',
  back: 'All messages',
  to: 'To',
  from: 'From',
  date: 'Received',
  times: (times) => `${times} times, shown once`,
  views: 'Views of the message',
  letter: 'Message',
  text: 'Plain text',
  headers: 'Headers',
  noHtml: 'This message has no formatted version.',
  noText: 'This message has no plain text.',
  stop: 'Unsubscribe with one click',
  stopAbout: 'Does what the button of a mail program does: this person gets no more messages.',
  stopDone: 'Done: this person gets no more messages.',
  stopFailed: (status) =>
    status ? `Unsubscribing was refused (answer ${status}).` : 'Unsubscribing did not work: nobody answered.',
  goneTitle: 'This message is not here any more',
  gone: 'The mailbox keeps the newest messages, until Quorum stops.',
  noSubject: '(no subject)',
  language: 'Language',
  skip: 'Skip to content',
}

export const words: Record<Language, typeof fr> = { fr, en }
export type Words = typeof fr
