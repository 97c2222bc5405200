/** The question bank. */
import { hr, member, type Operation } from '../access.ts'

export const questions = {
  getQuestions: {
    summary: { fr: 'La banque de questions', en: 'The question bank' },
    access: hr,
    scope: 'questions:read',
  },
  getPlan: {
    summary: { fr: 'Ce que demandent les prochaines semaines', en: 'What the next rounds ask' },
    access: member,
    scope: 'questions:read',
  },
  putQuestion: {
    summary: { fr: 'Ajouter, modifier ou retirer une question', en: 'Add, change or retire a question' },
    access: hr,
    scope: 'questions:write',
    tagged: true,
  },
  putDriver: {
    summary: { fr: 'Ajouter ou renommer un thème à vous', en: 'Add or rename a driver of your own' },
    access: hr,
    scope: 'questions:write',
    tagged: true,
  },
} satisfies Record<string, Operation>
