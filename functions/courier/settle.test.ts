/** When something that was not taken comes again. */
import { expect, it } from 'vitest'
import type { Runtime } from '../platform/runtime.ts'
import { nextTry } from './settle.ts'

const start = Date.parse('2026-11-23T07:00:00Z')
const hour = 3600_000
const at = (time: number, random = 255) =>
  ({ now: () => new Date(time), random: () => Uint8Array.of(random) }) as unknown as Runtime

it('is later at every try, and never sooner than the other side asks', () => {
  expect(nextTry(at(start), { attempts: 0 })).toBe(90)
  expect(nextTry(at(start), { attempts: 0 }, 30)).toBe(90)
  expect(nextTry(at(start), { attempts: 0 }, 600)).toBe(600)
  expect(nextTry(at(start), { attempts: 1, first: start })).toBe(180)
  expect(nextTry(at(start, 0), { attempts: 1, first: start })).toBe(60)
})

it('is no later than a queue can hide it, however long the other side asks', () => {
  expect(nextTry(at(start), { attempts: 0 }, 99_999)).toBe(6 * 3600)
})

it('is never, two days after the first', () => {
  expect(nextTry(at(start + 48 * hour - 1), { attempts: 20, first: start }, 60)).not.toBeNull()
  expect(nextTry(at(start + 48 * hour), { attempts: 20, first: start }, 60)).toBeNull()
})
