/** What people read for a level: as the organisation named it, else the usual name, else its id. */
import type { Localised } from './localised.ts'

export type LevelNames = Record<string, Localised>

/** A level with its name; in lists, from the top down. */
export interface NamedLevel {
  id: string
  name: Localised
}

const usual = new Map<string, Localised>([
  ['director', { fr: 'Direction commerciale', en: 'Sales director' }],
  ['area-manager', { fr: 'Responsables de région', en: 'Area managers' }],
  ['field-manager', { fr: 'Managers de terrain', en: 'Field managers' }],
  ['rep', { fr: 'Délégués commerciaux', en: 'Sales reps' }],
  ['marketing', { fr: 'Marketing', en: 'Marketing' }],
])

export const levelName = (id: string, own: LevelNames = {}): Localised =>
  (Object.hasOwn(own, id) ? own[id] : usual.get(id)) ?? { fr: id, en: id }

export const namedLevels = (ids: readonly string[], own: LevelNames = {}): NamedLevel[] =>
  ids.map((id) => ({ id, name: levelName(id, own) }))
