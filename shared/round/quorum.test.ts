/** The quorum is only ever raised. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lowestQuorum, quorumOf } from './quorum.ts'

const k = fc.integer({ min: 5, max: 60 })

it('over any number of seasons and wishes, no season has a lower quorum than one before it', () => {
  fc.assert(
    fc.property(
      k,
      fc.array(fc.record({ asked: fc.option(k, { nil: undefined }), starts: fc.boolean() })),
      (own, wishes) => {
        const seasons: number[] = []
        let planned = own
        for (const { asked, starts } of wishes) {
          const least = lowestQuorum(own, seasons.at(-1))
          const next = quorumOf(least, planned, asked)
          // Refused is what would lower it, and nothing else.
          expect(next === null).toBe(asked !== undefined && asked < least)
          if (next === null) continue
          planned = next
          if (starts) seasons.push(planned)
        }
        expect(seasons).toEqual(seasons.toSorted((a, b) => a - b))
        for (const season of seasons) expect(season).toBeGreaterThanOrEqual(own)
      },
    ),
  )
})
