/** Of answering a round. */
import type { Entry } from './entry.ts'

export const answering = {
  'link-invalid': {
    status: 403,
    fr: {
      title: 'Lien non valable',
      detail: 'Ce lien est incomplet ou ne vient pas de nous. Ouvrez celui de votre dernier message.',
    },
    en: {
      title: 'Invalid link',
      detail: 'This link is incomplete or was not made by us. Open the one in your latest message.',
    },
  },
  'not-eligible': {
    status: 403,
    fr: {
      title: 'Vous ne participez pas à cette semaine',
      detail: 'Vous ne faites pas partie des personnes interrogées cette semaine.',
    },
    en: {
      title: 'You do not take part this week',
      detail: 'You are not among the people who are asked this week.',
    },
  },
  newcomer: {
    status: 403,
    fr: {
      title: 'Vous participerez dès la prochaine saison',
      detail:
        'Vous êtes arrivé après le début de la saison. Pour que personne ne puisse isoler vos réponses, vous répondrez dès la prochaine.',
    },
    en: {
      title: 'You take part from the next season on',
      detail:
        'You arrived after the season began. So that nobody can single out your answers, you will answer from the next one on.',
    },
  },
  'credential-invalid': {
    status: 403,
    fr: {
      title: 'Bulletin refusé',
      detail: 'Le justificatif de ce bulletin n’est pas valable. Rien n’a été enregistré.',
    },
    en: {
      title: 'Ballot refused',
      detail: 'The credential of this ballot is not valid. Nothing was stored.',
    },
  },
  'round-not-found': {
    status: 404,
    fr: { title: 'Semaine introuvable', detail: 'Cette semaine de questions n’existe pas.' },
    en: { title: 'Round not found', detail: 'This round does not exist.' },
  },
  'manifest-not-found': {
    status: 404,
    fr: { title: 'Pas encore ouverte', detail: 'Cette semaine de questions n’a pas encore été ouverte.' },
    en: { title: 'Not opened yet', detail: 'This round has not been opened yet.' },
  },
  'round-not-open': {
    status: 409,
    fr: { title: 'Semaine pas ouverte', detail: 'On ne peut pas répondre à cette semaine en ce moment.' },
    en: { title: 'Round not open', detail: 'This round cannot be answered at the moment.' },
  },
  'already-issued': {
    status: 409,
    fr: {
      title: 'Justificatif déjà remis',
      detail:
        'Votre justificatif de cette semaine a déjà été remis à un autre appareil ou navigateur. Il n’en existe qu’un par personne.',
    },
    en: {
      title: 'Credential already issued',
      detail:
        'Your credential for this round was already issued to another device or browser. There is only one for each person.',
    },
  },
  'ballot-exists': {
    status: 409,
    fr: {
      title: 'Bulletin déjà déposé',
      detail: 'Un autre bulletin a déjà été déposé avec ce justificatif. Le premier reste.',
    },
    en: {
      title: 'Ballot already cast',
      detail: 'Another ballot was already cast with this credential. The first one stands.',
    },
  },
  'round-closed': {
    status: 410,
    fr: {
      title: 'Semaine close',
      detail: 'Cette semaine est close. La prochaine s’ouvrira comme d’habitude.',
    },
    en: { title: 'Round closed', detail: 'This round is closed. The next one will open as usual.' },
  },
  'cell-unknown': {
    status: 422,
    fr: {
      title: 'Groupe inconnu',
      detail: 'Le groupe nommé par ce bulletin n’existe pas dans cette semaine.',
    },
    en: { title: 'Unknown cell', detail: 'The cell that this ballot names is not part of this round.' },
  },
} as const satisfies Record<string, Entry>
