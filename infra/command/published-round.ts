/** Reads a published round from a file that somebody gave. */
import type { PublishedRound } from '#shared/published/published.ts'
import { CommandError } from './command-error.ts'

/** @throws CommandError where the text is no published round */
export function readRound(name: string, text: string): PublishedRound {
  let round: Partial<PublishedRound>
  try {
    round = JSON.parse(text)
  } catch {
    throw new CommandError(`${name} is not JSON.`)
  }
  const lists = [round?.cells, round?.groups, round?.questions]
  if (round?.version !== 1 || typeof round.round !== 'string' || !lists.every(Array.isArray))
    throw new CommandError(`${name} is not a published round, version 1.`)
  return round as PublishedRound
}
