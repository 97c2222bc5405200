/** What is kept, for how long, and what is never. */
import { expect, it } from 'vitest'
import { remember } from './remember.ts'

function counting(values: Record<string, string | undefined>) {
  const read: string[] = []
  const reader = (key: string) => async () => {
    read.push(key)
    return values[key]
  }
  return { read, reader }
}

it('is read once, also by two who ask at the same time', async () => {
  const { read, reader } = counting({ a: 'A' })
  const kept = remember<string | undefined>(2)
  expect(await Promise.all([kept('a', reader('a')), kept('a', reader('a'))])).toEqual(['A', 'A'])
  expect(await kept('a', reader('a'))).toBe('A')
  expect(read).toEqual(['a'])
})

it('the one unused for longest makes room', async () => {
  const { read, reader } = counting({ a: 'A', b: 'B', c: 'C' })
  const kept = remember<string | undefined>(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept(key, reader(key))
  expect(read).toEqual(['a', 'b', 'c', 'b'])
})

it('what is missing or fails is asked for again', async () => {
  const { read, reader } = counting({})
  const kept = remember<string | undefined>(2)
  await kept('a', reader('a'))
  await kept('a', reader('a'))
  expect(read).toEqual(['a', 'a'])
  await expect(kept('b', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await kept('b', async () => 'B')).toBe('B')
})
