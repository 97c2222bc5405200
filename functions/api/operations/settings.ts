/** What the organisation sets about itself. */
import { keeper, type Operation } from '../access.ts'

export const settings = {
  getSettings: {
    summary: { fr: 'Les réglages de l’organisation', en: 'The organisation’s settings' },
    access: keeper,
    tagged: true,
  },
  putSettings: {
    summary: { fr: 'Changer les réglages', en: 'Change the settings' },
    access: keeper,
    tagged: true,
  },
} satisfies Record<string, Operation>
