/** When rounds are held. */
import { hr, keeper, type Operation } from '../access.ts'

export const schedule = {
  getSchedule: {
    summary: { fr: 'Le calendrier et les semaines à venir', en: 'The schedule and the rounds to come' },
    access: keeper,
    scope: 'schedule:read',
    tagged: true,
  },
  putSchedule: {
    summary: { fr: 'Changer le calendrier', en: 'Change the schedule' },
    access: hr,
    scope: 'schedule:write',
    tagged: true,
  },
  previewSchedule: {
    summary: { fr: 'Ce qu’un autre calendrier donnerait', en: 'What another schedule would bring' },
    access: keeper,
    scope: 'schedule:read',
  },
  addExtraRound: {
    summary: { fr: 'Ajouter une semaine hors calendrier', en: 'Add a round beside the calendar’s' },
    access: hr,
    scope: 'schedule:write',
  },
  withdrawExtraRound: {
    summary: { fr: 'Retirer une semaine hors calendrier', en: 'Withdraw a round beside the calendar’s' },
    access: hr,
    scope: 'schedule:write',
  },
  closeRound: {
    summary: { fr: 'Clore la semaine ouverte', en: 'Close the open round' },
    access: hr,
    scope: 'schedule:write',
    gives: { status: 202 },
  },
  cancelRound: {
    summary: { fr: 'Abandonner la semaine ouverte', en: 'Give up the open round' },
    access: hr,
    scope: 'schedule:write',
    gives: { status: 202 },
  },
} satisfies Record<string, Operation>
