/** What an organisation sets about itself, and what of it may be kept. */
import { type LevelNames, levelName } from '../language/levels.ts'
import type { Localised } from '../language/localised.ts'
import type { Language } from './organisation.ts'

/** Minutes after which an unused session is over. */
export const idleChoices = [15, 30, 60, 120, 240, 480, 720] as const
/** Days that a line of the audit log is kept. */
export const auditChoices = [400, 731, 1096, 1827] as const
/** Years that a published round is kept; null keeps it. */
export const resultChoices = [2, 3, 5] as const
export const longestName = 80
export const longestLevel = 60

export interface Settings {
  /** Empty where it was not said. */
  name: string
  /** Of whoever the imported file says none for; null where it says one for everybody. */
  language: Language | null
  idleMinutes: (typeof idleChoices)[number]
  auditDays: (typeof auditChoices)[number]
  resultYears: (typeof resultChoices)[number] | null
  /** Only those that are called otherwise than usual. */
  levels: LevelNames
}

export const usualSettings: Settings = {
  name: '',
  language: null,
  idleMinutes: 120,
  auditDays: 400,
  resultYears: null,
  levels: {},
}

export interface SettingsFault {
  /** `name`, or `levels.<id>.fr|en`. */
  field: string
  fault: 'empty' | 'long' | 'twice'
}

/** Spaces at the ends and between words are not meant; a level called as usual needs no name of its own. */
export function tidySettings(asked: Settings, levels: readonly string[]): Settings {
  const text = (value: string) => value.trim().replace(/\s+/g, ' ')
  const own = levels.flatMap((id) => {
    if (!Object.hasOwn(asked.levels, id)) return []
    const name = { fr: text(asked.levels[id]!.fr), en: text(asked.levels[id]!.en) }
    const { fr, en } = levelName(id)
    return name.fr === fr && name.en === en ? [] : [[id, name] as const]
  })
  return { ...asked, name: text(asked.name), levels: Object.fromEntries(own) }
}

/** @param settings tidied */
export function checkSettings(settings: Settings, levels: readonly string[]): SettingsFault[] {
  const faults: SettingsFault[] = settings.name.length > longestName ? [{ field: 'name', fault: 'long' }] : []
  for (const language of ['fr', 'en'] as const) {
    const nameOf = (id: string) => levelName(id, settings.levels)[language]
    for (const id of levels) {
      const field = `levels.${id}.${language}`
      const name = nameOf(id)
      const alike = (other: string) =>
        other !== id && nameOf(other).toLocaleLowerCase(language) === name.toLocaleLowerCase(language)
      if (name === '') faults.push({ field, fault: 'empty' })
      else if (name.length > longestLevel) faults.push({ field, fault: 'long' })
      else if (levels.some(alike)) faults.push({ field, fault: 'twice' })
    }
  }
  return faults
}

/** Those that another version changes, for the log. */
export const changedFields = (before: Settings, after: Settings): (keyof Settings)[] =>
  (Object.keys(before) as (keyof Settings)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )

/** GET /api/settings */
export interface SettingsView {
  settings: Settings
  tag: string
  /** Of the present structure, from the top down, with the names that they have. */
  levels: { id: string; name: Localised; usual: Localised }[]
  /** What whoever installed Quorum decided, by the variable of its environment. */
  fixed: {
    QUORUM_K: number
    /** Until the schedule has one of its own. */
    TIME_ZONE: string
    OIDC_ISSUER: string
    OIDC_ROLES_CLAIM: string
    MAIL_FROM: string
  }
}
