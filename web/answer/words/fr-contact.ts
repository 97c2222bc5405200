/** The words of the screen about messages in French. */
import type { ContactWords } from './contact.ts'

const par = { email: 'par e-mail', slack: 'sur Slack', sms: 'par SMS' }

export const fr: ContactWords = {
  budget: (most, channel) =>
    `Quorum vous écrit au plus ${most === 1 ? 'une' : most} fois par semaine, ${par[channel]}.`,
  limit: 'Votre organisation a fixé cette limite.',
  language: 'Langue des messages',
  channel: 'Par où Quorum vous écrit',
  channels: { email: 'Par e-mail', slack: 'Sur Slack, en message direct', sms: 'Par SMS' },
  all: 'Tous les messages',
  some: 'Vous pouvez n’en recevoir aucun. Vous pourrez encore répondre, par un lien que vous avez ou en vous connectant.',
  none: 'Quorum ne vous écrit plus.',
  stop: 'Ne plus recevoir de messages',
  again: 'M’écrire de nouveau',
  round: 'Cette semaine',
  written:
    'Quorum peut encore vous écrire au sujet de cette semaine, jusqu’à la publication de ses résultats.',
  silent: 'Quorum ne vous écrira plus au sujet de cette semaine.',
  silence: 'Ne plus m’écrire au sujet de cette semaine',
  undo: 'M’écrire de nouveau au sujet de cette semaine',
  unseen:
    'Ce choix n’est montré à personne et ne dit pas si vous avez répondu. Vous pouvez répondre dans les deux cas.',
  over: 'La semaine de ce lien est terminée : Quorum ne vous écrit plus à son sujet.',
  states: {
    asking: 'Vos choix s’ouvrent…',
    saving: 'Votre choix part…',
    saved: 'Votre choix est enregistré.',
    unreachable:
      'Il n’y a pas de réseau, ou le service ne répond pas. Rien n’est perdu : vos choix restent tels qu’ils étaient. Réessayez plus tard.',
    refused:
      'Ce lien n’ouvre plus vos choix. Ouvrez celui de votre dernier message, ou demandez à la personne qui gère Quorum chez vous.',
  },
  elsewhere: {
    title: 'Continuer sur un autre appareil',
    text: 'Visez ce code avec l’appareil photo, ou copiez le lien. Ne les montrez à personne : qui les a peut répondre à votre place. Chacun répond une seule fois, et le reçu reste sur l’appareil qui a envoyé la réponse.',
    code: 'Code QR de votre lien personnel',
    failed: 'Le code n’a pas pu être chargé. Le lien suffit.',
    link: 'Votre lien personnel',
    copy: 'Copier le lien',
    copied: 'Le lien est copié.',
    select: 'Ce navigateur ne copie pas seul. Le lien est sélectionné : copiez-le.',
  },
}
