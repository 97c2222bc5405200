/**
 * The organisation's schedule and its extra rounds, whole in one item; what TIME_ZONE and HOLIDAYS say until somebody stores one.
 * Key in commons: settings / schedule.
 */
import type { ExtraRound } from '#shared/round/extra.ts'
import { closuresOf } from '#shared/round/holidays.ts'
import { readSettings, type ScheduleSettings, usualSettings } from '#shared/round/schedule-settings.ts'
import { revised } from './revised.ts'
import type { Runtime } from './runtime.ts'
import { settingsOf } from './settings.ts'

export interface StoredSchedule {
  settings: ScheduleSettings
  /** Of the settings, which rises with each change; 0 until somebody stores them. */
  version: number
  /** In the order of their opening, those of the last weeks included. */
  extras: ExtraRound[]
}

type Here = Pick<Runtime, 'environment' | 'table'>

const stored = (runtime: Here) =>
  revised(runtime.table('commons'), { pk: 'settings', sk: 'schedule' }, (value): StoredSchedule => {
    const { settings, version = 0, extras } = (value ?? {}) as Partial<StoredSchedule>
    const { holidays } = closuresOf(runtime.environment.HOLIDAYS)
    const usual = usualSettings(settingsOf(runtime).timeZone, holidays)
    return {
      settings: version > 0 ? readSettings(settings, usual) : usual,
      version,
      extras: (Array.isArray(extras) ? extras : []).filter(isExtra),
    }
  })

export const getSchedule = (runtime: Here): Promise<StoredSchedule> => stored(runtime).read()

/** The zone alone, for whoever writes days or weeks; the installation's where the schedule cannot be read. */
export async function getTimeZone(runtime: Here): Promise<string> {
  const { timeZone } = settingsOf(runtime)
  return getSchedule(runtime).then(
    ({ settings }) => settings.timeZone,
    () => timeZone,
  )
}

/**
 * @param change gives the same schedule where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeSchedule(
  runtime: Here,
  change: (schedule: StoredSchedule) => StoredSchedule | Promise<StoredSchedule>,
  begins?: () => Promise<void>,
): Promise<StoredSchedule> {
  return (await stored(runtime).change(change, begins)).after
}

const isExtra = ({ id, opens, closes }: ExtraRound): boolean =>
  typeof id === 'string' && Date.parse(opens) < Date.parse(closes)
