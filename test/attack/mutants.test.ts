/** The gate's six named mutants: each is caught by an attack or a broken promise, and the gate itself by none. */
import { expect, it } from 'vitest'
import { firm, week } from './firm.ts'
import { wrongWith } from './killers.ts'
import { buildGate, mutants } from './mutants.ts'
import { ours } from './ours.ts'

const firms = Array.from({ length: 40 }, (_, seed) => firm(seed + 901, 60 + 4 * seed))

async function firstWrong(changes: (typeof mutants)[string]): Promise<string | null> {
  const { gate, remove } = await buildGate(changes)
  try {
    for (const [i, one] of firms.entries()) {
      const wrong = wrongWith((ballots, asked) => ours({ gate, asked })(one, ballots), week(one, 12_000 + i))
      if (wrong) return `organisation ${i + 1}: ${wrong}`
    }
    return null
  } finally {
    await remove()
  }
}

it.each(Object.keys(mutants))('%s is killed', async (name) => {
  const killer = await firstWrong(mutants[name]!)
  process.stdout.write(`  mutant "${name}": ${killer ?? 'survives'}\n`)
  expect(killer).not.toBeNull()
})

it('the gate itself survives the same attacks', async () => {
  expect(await firstWrong([])).toBeNull()
})

it('a mutant that can no longer be made is an error', async () => {
  const gone = [{ file: 'disclosure/choose.ts', from: 'what the source never says', to: '' }]
  await expect(buildGate(gone)).rejects.toThrow('cannot be made')
})
