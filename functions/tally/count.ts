/** Opens every ballot of a round in memory and counts: nothing readable is written anywhere. */

import { readBallot, readComment } from '#shared/ballot/plaintext.ts'
import { receiptOf } from '#shared/ballot/receipt.ts'
import { type OpeningKey, open } from '#shared/ballot/sealing.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import { tally } from '#shared/tally/count.ts'
import type { CellCount } from '#shared/tally/counts.ts'
import type { Table } from '../platform/runtime.ts'
import { eachBallotPage, type StoredBallot } from './sealed-store.ts'

export interface Counted {
  counts: CellCount[]
  /** Of valid ballots, unsorted. */
  receipts: string[]
  spoiled: number
  comments: { envelopes: number; written: number }
}

export async function countBallots(
  table: Table,
  round: string,
  manifest: Manifest,
  hash: string,
  key: OpeningKey,
): Promise<Counted> {
  const cells = manifest.cells.map(({ id }) => id)
  const known = new Set(cells)
  const rated = manifest.questions.filter(({ scale }) => scale === '0-10').map(({ id }) => id)
  const counting = tally(cells, rated)
  const counted = { receipts: [] as string[], spoiled: 0, comments: { envelopes: 0, written: 0 } }

  async function take({ place, kind, cell, sealed }: StoredBallot): Promise<void> {
    if (kind !== 'ballot' && kind !== 'comment') return
    const plaintext = known.has(cell)
      ? await open(key, { manifest: hash, cell, kind }, place, sealed).catch(() => undefined)
      : undefined
    if (kind === 'comment') {
      const comment = plaintext && readComment(plaintext)
      counted.comments.envelopes += 1
      if (comment && comment.text !== '') counted.comments.written += 1
      return
    }
    const answers = plaintext && readBallot(manifest.questions, plaintext)
    if (!answers) {
      counted.spoiled += 1
      return
    }
    counting.add(cell, answers)
    counted.receipts.push(receiptOf(place, sealed))
  }

  await eachBallotPage(table, round, async (ballots) => {
    await Promise.all(ballots.map(take))
  })
  return { counts: counting.counts(), ...counted }
}
