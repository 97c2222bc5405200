/** The noise that is learnt, on lines of which it is known. */
import { expect, test } from 'vitest'
import { normalQuantile } from './distribution.ts'
import { noiseFrom, type Relative } from './verdict-noise.ts'

/** Normal deviates from a small generator (Park & Miller 1988). */
function normals(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return normalQuantile(state / 2_147_483_647)
  }
}

function lines(count: number, { weekly = 0, moods = 0, persistence = 0 }): Relative[][] {
  const normal = normals(77)
  return Array.from({ length: count }, (_, i) => {
    const people = i % 2 === 0 ? 6 : 9.5
    let mood = Math.sqrt(moods / people) * normal()
    return Array.from({ length: 16 }, (_, at): Relative => {
      mood = persistence * mood + Math.sqrt((1 - persistence ** 2) * (moods / people)) * normal()
      const value = 60 + mood + Math.sqrt(weekly / people) * normal()
      return { at, value, people, rounding: 0, step: 1, label: '' }
    })
  })
}

/** Variance of a difference over so many rounds, of one person. */
const across = (noise: ReturnType<typeof noiseFrom>, lag: number) =>
  noise.weekly + (noise.moods + 7 * noise.drift) * (1 - noise.persistence ** lag)

test('chance of the week alone', () => {
  const noise = noiseFrom(lines(200, { weekly: 200 }))
  for (const lag of [1, 4, 10]) expect(across(noise, lag) / 200).toBeCloseTo(1, 0)
  expect(across(noise, 10) / across(noise, 1)).toBeLessThan(1.1)
})

test('moods that last', () => {
  const noise = noiseFrom(lines(200, { weekly: 100, moods: 150, persistence: 0.9 }))
  expect(across(noise, 1)).toBeGreaterThan(95)
  expect(across(noise, 1)).toBeLessThan(135)
  expect(across(noise, 10)).toBeGreaterThan(170)
  expect(across(noise, 10)).toBeLessThan(230)
})

// Five lines of a hundred that fall by 30 points would add 43 % to the plain mean of squares.
test('a few groups that fell make the others look little more restless', () => {
  const still = lines(100, { weekly: 200 })
  const some = still.map((line, i) =>
    i < 5 ? line.map((one) => ({ ...one, value: one.value - (one.at >= 8 ? 30 : 0) })) : line,
  )
  expect(across(noiseFrom(some), 8) / across(noiseFrom(still), 8)).toBeLessThan(1.35)
})

test('where nothing is known, what surveys like these do', () => {
  const { weekly, moods, drift, persistence } = noiseFrom([])
  expect(weekly).toBeGreaterThan(100)
  expect(moods + drift).toBeGreaterThan(0)
  expect(persistence).toBeLessThan(1)
})
