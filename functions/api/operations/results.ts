/** What was published. */
import { type Access, comparing, member, type Operation, orLink, reading } from '../access.ts'

/** For everybody else there is nothing at this address: their groups are in the view. */
const wholeRound: Access = { roles: ['hr'], results: true, refusal: 'not-found' }

export const results = {
  getBalance: {
    summary: {
      fr: 'Ce qui descend face à ce qui remonte, par équipe et par niveau',
      en: 'What comes down against what goes up, per team and level',
    },
    access: comparing,
    scope: 'results:read',
  },
  getMirror: {
    summary: {
      fr: 'Ce que disent les responsables face à ce qu’entend le niveau en dessous',
      en: 'How those who lead say it, against how those below hear it',
    },
    access: comparing,
    scope: 'results:read',
  },
  compareRounds: {
    summary: { fr: 'Deux semaines publiées côte à côte', en: 'Two published rounds side by side' },
    access: comparing,
    scope: 'results:read',
  },
  exportRound: {
    summary: {
      fr: 'Ce que vous pouvez voir d’une semaine, en fichier',
      en: 'What you may see of a round, as a file',
    },
    access: reading,
    scope: 'results:read',
    gives: {
      type: [
        'text/csv',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/json',
      ],
    },
  },
  getTrend: {
    summary: { fr: 'Un groupe au fil des semaines', en: 'One group over the weeks' },
    access: orLink(reading),
    scope: 'results:read',
    of: 'group',
  },
  getSignals: {
    summary: { fr: 'Ce qu’il y a à demander à un groupe', en: 'What there is to ask a group' },
    access: reading,
    scope: 'results:read',
    of: 'group',
  },
  listRounds: {
    summary: { fr: 'Toutes les semaines', en: 'Every round' },
    access: orLink(member),
    scope: 'results:read',
  },
  getRound: {
    summary: { fr: 'Ce que vous pouvez voir d’une semaine', en: 'What you may see of a round' },
    access: orLink(reading),
    scope: 'results:read',
  },
  getPublishedRound: {
    summary: { fr: 'Une semaine telle que publiée', en: 'A round as it was published' },
    access: wholeRound,
    scope: 'results:read',
  },
} satisfies Record<string, Operation>
