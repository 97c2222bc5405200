/** Installs the packages when they are missing or older than the lock file. Plain JavaScript: it runs before they are there. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What keeps this from running here, as a sentence, or undefined. */
export function installMissing() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    return `Quorum needs Node 20.19 or newer; this is ${process.versions.node}.`
  const installed = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return undefined
  console.error('Installing what is missing …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return status === 0 ? undefined : 'The installation of the packages failed; npm says why above.'
}

/** Before anything else runs: packages in place, TypeScript understood. Ends the process where that cannot be. */
export async function prepare() {
  const hindrance = installMissing()
  if (hindrance) {
    console.error(hindrance)
    process.exit(1)
  }
  // The pinned SDK runs on this Node; its notice is about releases to come.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const { register } = await import('tsx/esm/api')
  register()
}
