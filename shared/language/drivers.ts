/** What people read for a driver. One that nobody named, as in data of other surveys, is called by its id. */
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

/** By driver, of an organisation's own. */
export type DriverNames = Record<string, Localised>

export const driverName = (id: string, own: DriverNames = {}): Localised =>
  names.get(id) ?? (Object.hasOwn(own, id) ? own[id]! : { fr: id, en: id })
