#!/usr/bin/env node
/** The `quorum` command: plain JavaScript that teaches Node TypeScript, then the command itself. */
import { prepare } from '../installed.mjs'

await prepare()
await import('./quorum.ts')
