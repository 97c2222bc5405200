/** What comes is read from the top: rounds and gaps in the order of time. */
import { expect, it } from 'vitest'
import type { ComingView } from '#shared/round/schedule-view.ts'
import { linesOf } from './coming.ts'

const round = (opens: string) => ({ opens }) as ComingView

it('gaps stand between the rounds, and those in a row for one reason are one', () => {
  const lines = linesOf({
    next: [round('2026-11-26T08:00:00Z'), round('2026-12-10T08:00:00Z'), round('2027-01-14T08:00:00Z')],
    skipped: [
      { week: '2026-W49', why: 'extra' },
      { week: '2026-W51', why: 'closure', name: 'Noël' },
      { week: '2026-W52', why: 'closure', name: 'Noël' },
      { week: '2026-W53', why: 'closure', name: 'Inventaire' },
      { week: '2027-W01', why: 'closure', name: 'Inventaire' },
    ],
  })
  const told = lines.map((line) =>
    line.kind === 'round'
      ? line.round.opens.slice(0, 10)
      : `${line.from.toISOString().slice(5, 10)}–${line.to.toISOString().slice(5, 10)} ${line.name ?? line.why}`,
  )
  expect(told).toEqual([
    '2026-11-26',
    '11-30–11-30 extra',
    '2026-12-10',
    '12-14–12-21 Noël',
    '12-28–01-04 Inventaire',
    '2027-01-14',
  ])
})
