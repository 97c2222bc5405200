#!/usr/bin/env node
/** The `quorum` command: plain JavaScript that teaches Node TypeScript, then the command itself. */
import { register } from 'tsx/esm/api'

// The pinned SDK runs on this Node; the notice is about releases to come.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
register()
await import('./quorum.ts')
