/** Builds of the gate with one thing wrong, made from its real source; and one with nothing changed. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { gate } from '../../shared/disclosure/gate.ts'

const shared = join(import.meta.dirname, '..', '..', 'shared')

interface Change {
  file: string
  from: string
  to: string
}

export const mutants: Record<string, Change[]> = {
  'threshold off by one': [
    { file: 'disclosure/choose.ts', from: 'else if (sums[i]! < k)', to: 'else if (sums[i]! < k - 1)' },
  ],
  'no flow test': [
    { file: 'disclosure/graph.ts', from: '(flow > 0 && flow < k)', to: '(flow > k && flow < k)' },
  ],
  'one path only': [
    {
      file: 'disclosure/flow.ts',
      from: 'total += this.#augment(middle, limit - total)\n',
      to: 'total += this.#augment(middle, limit - total)\n      break\n',
    },
  ],
  // What is left of a group beside its own family must be large enough, as if the other family did not exist.
  'one-family residuals': [
    {
      file: 'disclosure/graph.ts',
      from: 'this.#blocks = new Blocks(weights, aggregates.length)',
      to: 'this.#blocks = new Blocks(weights, aggregates.length)\n    Object.assign(this, { weights })',
    },
    {
      file: 'disclosure/graph.ts',
      from: 'const flow = this.#blocks.flow(block, parent, k)',
      to: 'const flow = moving.reduce((sum, i) => sum + (this as any).weights[i], 0)',
    },
  ],
  'missing undo': [
    {
      file: 'disclosure/graph.ts',
      from: '      this.#move(moving, family, parent)\n      this.#blocks.drop()\n',
      to: '',
    },
  ],
  'free question sets': [
    { file: 'disclosure/gate.ts', from: "(i) => outer[i] === 'shown',", to: '() => true,' },
  ],
}

/** @throws Error where the source no longer has what is to be replaced, or has it twice */
export async function buildGate(changes: Change[]): Promise<{ gate: typeof gate; remove(): Promise<void> }> {
  const copy = await mkdtemp(join(tmpdir(), 'quorum-mutant-'))
  const isTest = /\.(test|fixture)\.ts$/
  await cp(shared, copy, { recursive: true, filter: (source) => !isTest.test(source) })
  for (const { file, from, to } of changes) {
    const path = join(copy, file)
    const text = await readFile(path, 'utf8')
    if (text.split(from).length !== 2)
      throw new Error(`${file} does not have this just once, so that the mutant cannot be made: ${from}`)
    await writeFile(
      path,
      text.replace(from, () => to),
    )
  }
  const built = await import(/* @vite-ignore */ pathToFileURL(join(copy, 'disclosure', 'gate.ts')).href)
  return { gate: built.gate, remove: () => rm(copy, { recursive: true, force: true }) }
}
