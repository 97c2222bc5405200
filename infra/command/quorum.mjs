#!/usr/bin/env node
/** The `quorum` command: plain JavaScript that teaches Node TypeScript, then the command itself. */
import { installMissing } from '../installed.mjs'

const hindrance = installMissing()
if (hindrance) {
  console.error(hindrance)
  process.exit(1)
}

// The pinned SDK runs on this Node; the notice is about releases to come.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { register } = await import('tsx/esm/api')
register()
await import('./quorum.ts')
