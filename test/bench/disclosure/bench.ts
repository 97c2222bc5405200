/** The gate: what leaks and what is shown, of generated organisations and of real data, and how long it takes. */
import { realData } from './real.ts'
import { oneRound } from './round.ts'
import { wholeSeason } from './season.ts'
import { speed } from './speed.ts'

const organisations = 200

export function bench(): void {
  oneRound(organisations)
  wholeSeason(organisations)
  realData()
  speed()
}
