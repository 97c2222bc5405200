/** The version of a deployment: all its functions tell the same, and another source tells another. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { functions } from '../parts.ts'
import { synthesize } from './templates.fixture.ts'
import { versionOf } from './version.ts'

test('holds the package’s version and a fingerprint of every function', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-version-'))
  try {
    for (const { needs } of functions) {
      await mkdir(join(folder, needs.name))
      await writeFile(join(folder, needs.name, 'index.mjs'), `// ${needs.name}\n`)
    }
    const first = versionOf(folder)
    expect(first).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
    expect(versionOf(folder)).toBe(first)
    for (const { needs } of functions) {
      await writeFile(join(folder, needs.name, 'index.mjs'), '// another\n')
      expect(versionOf(folder)).not.toBe(first)
      await writeFile(join(folder, needs.name, 'index.mjs'), `// ${needs.name}\n`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('is the same for all functions of a deployment', () => {
  const { lambda } = synthesize()
  const told = functions.map(
    ({ needs }) => lambda(needs.name).Properties.Environment.Variables.QUORUM_VERSION,
  )
  expect(new Set(told).size).toBe(1)
  expect(told[0]).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
})
