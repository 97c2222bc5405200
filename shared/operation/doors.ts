/** What an answer of /healthz says. Whatever is not the answer of that function is no answer. */
import type { DoorName, DoorView } from './status.ts'

/** The paths below the application's origin, and below the box's. */
export const doorPaths: Record<DoorName, string> = {
  api: '/api/healthz',
  issuer: '/issue/healthz',
  'ballot-box': '/healthz',
}

/** @param answer status and JSON, or null where nothing came back */
export function doorOf(name: DoorName, answer: { status: number; body: unknown } | null): DoorView {
  const { function: teller, version } = (answer?.body ?? {}) as { function?: unknown; version?: unknown }
  if (!answer || teller !== name || typeof version !== 'string')
    return { name, state: 'unreachable', version: null }
  return { name, state: answer.status === 200 ? 'reachable' : 'database-unreachable', version }
}
