/**
 * The organisation's schedule and its extra rounds, whole in one item; what TIME_ZONE and HOLIDAYS say until somebody stores one.
 * Key in commons: settings / schedule, with a revision, so that of two who change it neither undoes the other.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ExtraRound } from '#shared/round/extra.ts'
import { closuresOf } from '#shared/round/holidays.ts'
import { readSettings, type ScheduleSettings, usualSettings } from '#shared/round/schedule-settings.ts'
import { held } from './conditional.ts'
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

const Key = { pk: 'settings', sk: 'schedule' }

export const getSchedule = async (runtime: Here): Promise<StoredSchedule> => (await read(runtime)).schedule

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
  begins: () => Promise<void> = async () => {},
): Promise<StoredSchedule> {
  const { client, name: TableName } = runtime.table('commons')
  for (;;) {
    const { schedule: before, revision } = await read(runtime)
    const after = await change(before)
    if (after === before) return after
    await begins()
    const changed = await held(
      client.send(
        new PutCommand({
          TableName,
          Item: { ...Key, value: after, revision: revision + 1 },
          ConditionExpression: 'attribute_not_exists(revision) OR revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        }),
      ),
    )
    // Otherwise somebody else was faster: looked at anew from what they left.
    if (changed) return after
  }
}

async function read(runtime: Here): Promise<{ schedule: StoredSchedule; revision: number }> {
  const { client, name: TableName } = runtime.table('commons')
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  const { value = {}, revision = 0 } = (Item ?? {}) as { value?: Partial<StoredSchedule>; revision?: number }
  const usual = usualSettings(settingsOf(runtime).timeZone, closuresOf(runtime.environment.HOLIDAYS).holidays)
  const extras = (Array.isArray(value.extras) ? value.extras : []).filter(isExtra)
  const version = value.version ?? 0
  return {
    schedule: { settings: version > 0 ? readSettings(value.settings, usual) : usual, version, extras },
    revision,
  }
}

const isExtra = ({ id, opens, closes }: ExtraRound): boolean =>
  typeof id === 'string' && Date.parse(opens) < Date.parse(closes)
