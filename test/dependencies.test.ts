/** Packages: which, in which version, by which hash, and which of them run something when they are installed. */
import { expect, it } from 'vitest'
import own from '../package.json' with { type: 'json' }
import lock from '../package-lock.json' with { type: 'json' }

interface Locked {
  version?: string
  integrity?: string
  optional?: boolean
  inBundle?: boolean
  hasInstallScript?: boolean
}

const packages = Object.entries(lock.packages as Record<string, Locked>).filter(([path]) => path !== '')
const nameOf = (path: string) => path.split('node_modules/').at(-1)!

it('are pinned to exact versions', () => {
  const direct = Object.entries({ ...own.dependencies, ...own.devDependencies })
  expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  for (const [name, version] of direct)
    expect((lock.packages as Record<string, Locked>)[`node_modules/${name}`]?.version).toBe(version)
})

it('are installed by their hash', () => {
  // Optional ones are builds for other systems; bundled ones lie in the archive of the package that brings them.
  const unknown = packages.filter(
    ([, { integrity, optional, inBundle }]) => !integrity && !optional && !inBundle,
  )
  expect(unknown.map(([path]) => path)).toEqual([])
})

it('run a script when they are installed only where that is known', () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
  // A database for this machine and a bundler: both fetch or build their own program. Nothing that is deployed does.
  expect(running.map(([path]) => nameOf(path)).toSorted()).toEqual(['classic-level', 'esbuild'])
})
