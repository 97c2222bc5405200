/** Which scope an address takes of a key. What does not stand here is for people: no key opens it. */
import type { Scope } from '#shared/operation/scopes.ts'

type Area = 'read' | 'write'

/** The first that fits. GET and HEAD read, everything else writes, but previews, which change nothing. */
const areas: [RegExp, string][] = [
  [/^\/api\/(rounds|groups)(\/|$)/, 'results'],
  [/^\/api\/compare$/, 'results'],
  [/^\/api\/directory(\/|$)/, 'directory'],
  [/^\/api\/people$/, 'directory'],
  [/^\/api\/people\/[^/]+\/remove$/, 'directory'],
  [/^\/api\/(questions|drivers)(\/|$)/, 'questions'],
  [/^\/api\/schedule(\/|$)/, 'schedule'],
  [/^\/api\/season(\/|$)/, 'season'],
  // A trial goes to whoever asks for it.
  [/^\/api\/channels(\/(?!.*\/trial$)|$)/, 'messages'],
  [/^\/api\/(deliveries|webhooks)(\/|$)/, 'messages'],
  [/^\/api\/status$/, 'status'],
  [/^\/api\/audit(\/|$)/, 'audit'],
]

export function scopeOf(method: string, path: string): Scope | null {
  const area = areas.find(([form]) => form.test(path))?.[1]
  if (area === undefined) return null
  const reads = method === 'GET' || method === 'HEAD' || path.endsWith('/preview')
  const right: Area = reads ? 'read' : 'write'
  const scope = `${area}:${right}`
  // Nothing is written to results, status or audit.
  return right === 'write' && ['results', 'status', 'audit'].includes(area) ? null : (scope as Scope)
}
