/** The address holds the whole view, ids of any kind included, and takes nothing else away. */
import { expect, it } from 'vitest'
import { hrefOf, placeIn, turned } from './place.ts'

const query = new URLSearchParams('round=2026-W47-1&folded=unit:a&folded=team:M1%2BM2')

it('is read from the address', () => {
  expect(placeIn(query)).toEqual({ under: null, folded: new Set(['unit:a', 'team:M1+M2']) })
  expect(placeIn(new URLSearchParams('under=')).under).toBeNull()
})

it('comes back from its own address, and leaves the round', () => {
  const place = { under: 'team:M1+M2, &c', folded: new Set(['unit:b c']) }
  const there = new URLSearchParams(hrefOf(query, place).slice(1))
  expect(placeIn(there)).toEqual(place)
  expect(there.get('round')).toBe('2026-W47-1')
})

it('everything, with nothing folded, is the bare address', () => {
  expect(hrefOf(new URLSearchParams('under=unit:a&folded=x'), { under: null, folded: new Set() })).toBe('?')
})

it('a row turns from open to folded and back', () => {
  const once = turned(placeIn(query), 'unit:a')
  expect(once.folded).toEqual(new Set(['team:M1+M2']))
  expect(turned(once, 'unit:a').folded).toEqual(new Set(['team:M1+M2', 'unit:a']))
})
