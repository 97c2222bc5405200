/**
 * What verdicts promise, measured on simulated organisations through the real gate. Bounds leave three standard deviations
 * to chance beside what thousands of runs gave (docs/verdicts.md); seeds are fixed, so that a failure is a change.
 */
import { expect, test } from 'vitest'
import { demoFigures } from './bench/verdicts/demo.ts'
import { found, quiet } from './bench/verdicts/measure.ts'
import { usual } from './bench/verdicts/world.ts'

/** Hundreds of simulated weeks, on a machine that does other things too. */
const patience = 60_000

/** The z-test's noise is not looked at here. */
const unused = 8

test(
  'where nothing moved, few organisations get any false verdict, while arrows lie in all',
  () => {
    const { ours, arrow, arrowRate, organisations } = quiet(usual, 120, 7_000)
    // 5 % of 120 is 6, its standard deviation 2.4.
    expect(ours).toBeLessThanOrEqual(13)
    expect(arrow).toBe(organisations)
    expect(arrowRate).toBeGreaterThan(0.25)
  },
  patience,
)

test(
  'a fall of 0.8 points of 1–5 is found more often than one of 0.6',
  () => {
    const large = found(usual, 80, 0.8, unused, 8_000)
    const small = found(usual, 80, 0.6, unused, 8_000)
    // 80 % of 80 is 64, its standard deviation 3.6; 53 % is 42, its standard deviation 4.5.
    expect(large.ours).toBeGreaterThanOrEqual(53)
    expect(large.oursOfShown / large.shown).toBeGreaterThan(0.7)
    expect(small.ours).toBeGreaterThanOrEqual(29)
    expect(small.ours).toBeLessThan(large.ours)
  },
  patience,
)

test(
  'in the demonstration, both stories are told and quiet teams are left alone',
  () => {
    const { wrong, quietWeeks, collapse, recovery } = demoFigures(1)
    expect(wrong / quietWeeks).toBeLessThan(0.05)
    expect({ collapse, recovery }).toEqual({ collapse: 1, recovery: 1 })
  },
  patience,
)
