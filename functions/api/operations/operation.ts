/** How the installation fares, and who did what. */
import { administrator, anyone, keeper, type Operation } from '../access.ts'

export const operation = {
  listAuditLines: {
    summary: {
      fr: 'Qui a changé quoi, et qui a ouvert quel résultat',
      en: 'Who changed what, and who opened which result',
    },
    access: { ...keeper, refusal: 'audit-not-yours' },
    scope: 'audit:read',
  },
  exportAudit: {
    summary: { fr: 'La même chose en fichier CSV', en: 'The same as a CSV file' },
    access: { ...keeper, refusal: 'audit-not-yours' },
    scope: 'audit:read',
    gives: { type: 'text/csv' },
  },
  getStatus: {
    summary: { fr: 'Comment va cette installation', en: 'How this installation fares' },
    access: administrator,
    scope: 'status:read',
  },
  getHealth: {
    summary: { fr: 'Si cette fonction répond', en: 'Whether this function answers' },
    access: anyone,
  },
  getOpenApi: {
    summary: { fr: 'Ce document', en: 'This document' },
    access: anyone,
  },
  readApi: {
    summary: { fr: 'Ce document, à lire', en: 'This document, to read' },
    access: anyone,
    gives: { type: 'text/html' },
  },
} satisfies Record<string, Operation>
