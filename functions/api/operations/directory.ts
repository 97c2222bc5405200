/** The directory. */
import { keeper, type Operation } from '../access.ts'

export const directory = {
  previewImport: {
    summary: {
      fr: 'Ce que l’import de ce fichier changerait',
      en: 'What an import of this file would change',
    },
    access: keeper,
    scope: 'directory:read',
    takes: 'text/csv',
  },
  importDirectory: {
    summary: {
      fr: 'Importer l’organisation depuis un fichier CSV',
      en: 'Import the organisation from a CSV file',
    },
    access: keeper,
    scope: 'directory:write',
    takes: 'text/csv',
  },
  undoImport: {
    summary: {
      fr: 'Rendre à l’annuaire son état d’avant le dernier import',
      en: 'Make the directory what it was before the last import',
    },
    access: keeper,
    scope: 'directory:write',
  },
  getDirectory: {
    summary: {
      fr: 'La taille de l’annuaire, et son dernier import',
      en: 'How large the directory is, and its last import',
    },
    access: keeper,
    scope: 'directory:read',
  },
  listPeople: {
    summary: { fr: 'Qui est dans l’annuaire', en: 'Who is in the directory' },
    access: keeper,
    scope: 'directory:read',
  },
  getHeld: {
    summary: {
      fr: 'Tout ce qui est conservé sur une personne',
      en: 'Everything that is held about somebody',
    },
    access: keeper,
  },
  removePerson: {
    summary: {
      fr: 'Retirer définitivement une personne de l’annuaire',
      en: 'Take somebody out of the directory for good',
    },
    access: keeper,
    scope: 'directory:write',
  },
} satisfies Record<string, Operation>
