/** What people read for a driver. An organisation's own driver has no translation: its id is its name. */
import type { Localised } from './localised.ts'

const names = new Map<string, Localised>([
  ['autonomy', { fr: 'Autonomie', en: 'Autonomy' }],
  ['top-down', { fr: 'Communication descendante', en: 'Top-down communication' }],
  ['bottom-up', { fr: 'Communication ascendante', en: 'Bottom-up communication' }],
  ['alignment', { fr: 'Alignement marketing-ventes', en: 'Marketing-sales alignment' }],
  ['mutual-help', { fr: 'Entraide', en: 'Mutual help' }],
  ['coaching', { fr: 'Coaching', en: 'Coaching' }],
  ['morale', { fr: 'Moral', en: 'Morale' }],
])

export const driverName = (id: string): Localised => names.get(id) ?? { fr: id, en: id }
