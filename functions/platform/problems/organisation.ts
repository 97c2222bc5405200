/** Of the directory, its seasons and its quorum. */
import type { Entry } from './entry.ts'

export const organisation = {
  'settings-refused': {
    status: 422,
    fr: {
      title: 'Rien n’a été enregistré',
      detail: 'Un champ ne convient pas : corrigez ce qui est indiqué, puis réessayez.',
    },
    en: {
      title: 'Nothing was saved',
      detail: 'A field does not fit: correct what is named, then try again.',
    },
  },
  'directory-changed': {
    status: 409,
    fr: {
      title: 'L’annuaire a changé entre-temps',
      detail:
        'Vous partiez de la version {expected}, l’annuaire en est à la version {version}. Regardez à nouveau les différences, puis importez.',
    },
    en: {
      title: 'The directory changed in the meantime',
      detail:
        'You started from version {expected}, the directory is at version {version}. Look at the differences again, then import.',
    },
  },
  'directory-empty': {
    status: 409,
    fr: { title: 'L’annuaire est vide', detail: 'Importez d’abord l’organisation.' },
    en: { title: 'The directory is empty', detail: 'Import the organisation first.' },
  },
  'import-running': {
    status: 409,
    fr: {
      title: 'Un autre import est en cours',
      detail:
        'L’annuaire est justement en train de changer. Attendez une demi-minute, regardez où il en est, puis recommencez.',
    },
    en: {
      title: 'Another import is under way',
      detail:
        'The directory is being changed right now. Wait for half a minute, look at where it stands, then try again.',
    },
  },
  'import-gone': {
    status: 409,
    fr: {
      title: 'Cet import ne peut plus être annulé',
      detail:
        'Seul le dernier import s’annule, dans les deux jours, et pas le tout premier. Importez un fichier corrigé.',
    },
    en: {
      title: 'This import can no longer be undone',
      detail:
        'Only the last import can be undone, within two days, and not the very first. Import a corrected file.',
    },
  },
  'import-in-use': {
    status: 409,
    fr: {
      title: 'Une semaine s’est ouverte depuis',
      detail:
        'Une semaine compte désormais avec cet import : l’annuler fausserait ses groupes. Importez un fichier corrigé.',
    },
    en: {
      title: 'A round has opened since',
      detail:
        'A round counts on this import by now: to undo it would falsify its groups. Import a corrected file.',
    },
  },
  'member-unknown': {
    status: 404,
    fr: {
      title: 'Personne inconnue',
      detail: 'Cette personne n’est pas, ou n’est plus, dans l’annuaire.',
    },
    en: { title: 'Unknown person', detail: 'This person is not, or no longer, in the directory.' },
  },
  'leads-somebody': {
    status: 409,
    fr: {
      title: 'Cette personne a une équipe',
      detail:
        'Des gens dépendent d’elle : donnez-leur d’abord un autre responsable, par un import, puis retirez-la.',
    },
    en: {
      title: 'This person has a team',
      detail: 'People report to them: give those another manager first, by an import, then remove them.',
    },
  },
  'csv-expected': {
    status: 415,
    fr: { title: 'Fichier CSV attendu', detail: 'Envoyez l’annuaire en CSV (text/csv), en UTF-8.' },
    en: { title: 'CSV file expected', detail: 'Send the directory as CSV (text/csv), in UTF-8.' },
  },
  'directory-too-large': {
    status: 413,
    fr: {
      title: 'Fichier trop volumineux',
      detail:
        'Le fichier dépasse {megabytes} Mo, le maximum d’un import. Vérifiez qu’il n’a qu’une ligne par personne : rien n’a été modifié.',
    },
    en: {
      title: 'File too large',
      detail:
        'The file exceeds {megabytes} MB, the most that an import takes. Check that it has one line for each person: nothing was changed.',
    },
  },
  'directory-invalid': {
    status: 422,
    fr: {
      title: 'Rien n’a été importé',
      detail:
        'Le fichier a des erreurs ({total}). Corrigez-les toutes, puis réessayez : rien n’a été modifié.',
    },
    en: {
      title: 'Nothing was imported',
      detail: 'The file has errors ({total}). Correct them all, then try again: nothing was changed.',
    },
  },
  'season-busy': {
    status: 409,
    fr: {
      title: 'Une semaine est en cours',
      detail:
        'Une saison ne commence pas pendant qu’une semaine est ouverte ou en décompte. Attendez sa publication.',
    },
    en: {
      title: 'A round is under way',
      detail: 'A season cannot begin while a round is open or being counted. Wait until it is published.',
    },
  },
  'season-changed': {
    status: 409,
    fr: {
      title: 'La saison a changé entre-temps',
      detail: 'Quelqu’un vient de terminer cette saison. Regardez où elle en est, puis recommencez.',
    },
    en: {
      title: 'The season changed in the meantime',
      detail: 'Somebody has just ended this season. Look at where it stands, then try again.',
    },
  },
  'quorum-lowered': {
    status: 422,
    fr: {
      title: 'Le quorum ne baisse pas',
      detail: 'Le quorum est de {k} dans cette organisation. On peut l’augmenter, jamais le baisser.',
    },
    en: {
      title: 'The quorum is never lowered',
      detail: 'The quorum of this organisation is {k}. It can be raised, never lowered.',
    },
  },
} as const satisfies Record<string, Entry>
