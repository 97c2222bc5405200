/** Asks the api how the installation fares, and each function behind HTTP by the way that people come: from this browser. */
import { doorOf, doorPaths } from '#shared/operation/doors.ts'
import type { DoorName, DoorView, StatusView } from '#shared/operation/status.ts'
import { ApiProblem, status } from '../api.ts'

export interface Seen {
  at: Date
  doors: DoorView[]
  /** Null where the api does not tell it. */
  status: StatusView | null
}

/** Milliseconds. */
const patience = 10_000

/** @throws ApiProblem where the api refuses: whoever asks may not know */
export async function look(): Promise<Seen> {
  const [told, doors] = await Promise.all([statusOrNull(), askDoors()])
  return { at: new Date(), doors, status: told }
}

async function statusOrNull(): Promise<StatusView | null> {
  try {
    return await status()
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 0 || error.status >= 500)) return null
    throw error
  }
}

async function askDoors(): Promise<DoorView[]> {
  const config = await ask('/config.json')
  const { box = '' } = (config?.body ?? {}) as { box?: string }
  const names = Object.keys(doorPaths) as DoorName[]
  return Promise.all(
    names.map(async (name) => {
      const known = name !== 'ballot-box' || box !== ''
      const origin = name === 'ballot-box' ? box : ''
      return doorOf(name, known ? await ask(origin + doorPaths[name]) : null)
    }),
  )
}

/** Null where nothing came back that is JSON. Nobody is named: no cookie goes along. */
async function ask(address: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store', signal })
    return { status: response.status, body: await response.json() }
  } catch {
    return null
  }
}
