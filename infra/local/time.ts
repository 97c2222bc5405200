/**
 * The time of an instance: the real one, or one that weeks were made to pass in. That one is kept in the data directory, a
 * little ahead of what anybody was told, so that a kill never takes it back; while nothing runs it stands still.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { StartError } from './start-error.ts'

export interface Time {
  now(): Date
  /** Whether it is another than the real one. */
  simulated: boolean
  /** Real milliseconds from one look of the clock and the tally to the next. */
  beat: number
  /** Lets the time go on, for two beats at most: it waits for whoever has not done the work of the last one. */
  advance(): Promise<void>
}

const usualBeat = 5000
export const realTime: Time = {
  now: () => new Date(),
  simulated: false,
  beat: usualBeat,
  advance: async () => {},
}
const leastBeat = 200
/** So that no moment of the week, which is told to the minute, is missed by more. */
const beatPasses = 30 * 60_000

/** @throws StartError when what was kept cannot be read */
export async function openTime(
  file: string,
  speed: number | undefined,
  real: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): Promise<Time> {
  const kept = await readKept(file)
  if (speed === undefined && (kept === undefined || kept <= real())) {
    await rm(file, { force: true })
    return realTime
  }
  const factor = speed ?? 1
  const beat = Math.min(usualBeat, Math.max(leastBeat, beatPasses / factor))
  let at = Math.max(kept ?? 0, real())
  let limit = at
  let looked = elapsed()

  function now(): Date {
    const moment = elapsed()
    at = Math.min(limit, at + (moment - looked) * factor)
    looked = moment
    return new Date(at)
  }
  return {
    now,
    simulated: true,
    beat,
    async advance() {
      const next = now().getTime() + 2 * beat * factor
      await keep(file, next)
      now()
      limit = next
    },
  }
}

async function readKept(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const at = timeIn(text)
  if (Number.isNaN(at))
    throw new StartError(
      `${file} cannot be read: the data directory is damaged. Nothing was changed; restore a copy, or choose another directory with --data.`,
    )
  return at
}

function timeIn(text: string): number {
  try {
    return Date.parse((JSON.parse(text) as { reached: string }).reached)
  } catch {
    return Number.NaN
  }
}

/** Whole or not at all. */
async function keep(file: string, at: number): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify({ reached: new Date(at).toISOString() })}\n`, {
    mode: 0o600,
  })
  await rename(`${file}.new`, file)
}
