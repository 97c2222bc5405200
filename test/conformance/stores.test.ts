/** The list of what runs on Amazon's engine too: a file that was renamed would silently run no more. */
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { storeTests } from './stores.ts'

it('names files that are there, each once', () => {
  expect(storeTests.filter((path) => !existsSync(path))).toEqual([])
  expect(new Set(storeTests).size).toBe(storeTests.length)
})
