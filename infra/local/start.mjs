/** `npm start`: checks Node, installs what is missing, then starts Quorum on this machine. Plain JavaScript: nothing is installed yet. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Quorum needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const installed = join(root, 'node_modules', '.package-lock.json')
const lock = join(root, 'package-lock.json')
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing what is missing …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('The installation failed, so Quorum was not started.')
    process.exit(1)
  }
}

// The pinned SDK runs on this Node; the notice is about releases to come.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
