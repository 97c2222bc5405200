/** The version that a deployment tells of itself: that of the package, and a fingerprint of all functions as bundled. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { functions } from '../parts.ts'
import { root } from './root.ts'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** "0.1.0+1f0c86a2b9d4": the same source gives the same, and all functions of a deployment have one. */
export function versionOf(bundles: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const lines = functions.flatMap(({ needs: { name } }) =>
    readdirSync(join(bundles, name)).map(
      (file) => `${sha256(readFileSync(join(bundles, name, file)))}  ${name}/${file}\n`,
    ),
  )
  return `${version}+${sha256(lines.toSorted().join('')).slice(0, 12)}`
}
