/** What people read for a level. A level that an organisation named itself is called by its id. */
import type { Localised } from './localised.ts'

const names = new Map<string, Localised>([
  ['director', { fr: 'Direction commerciale', en: 'Sales director' }],
  ['area-manager', { fr: 'Responsables de région', en: 'Area managers' }],
  ['field-manager', { fr: 'Managers de terrain', en: 'Field managers' }],
  ['rep', { fr: 'Délégués commerciaux', en: 'Sales reps' }],
  ['marketing', { fr: 'Marketing', en: 'Marketing' }],
])

export const levelName = (id: string): Localised => names.get(id) ?? { fr: id, en: id }
