/** Versions of what people edit: an ETag with what they read, If-Match with what they change (RFC 9110 §8.8.3 and §13.1). */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { problem } from '../platform/problem.ts'

/** Of content that carries no version of its own. */
export const tagOfContent = (content: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)}"`

/**
 * Whether a change rests on what is there.
 * @param tag of what is there, null where nothing is
 * @throws Problem precondition-required
 */
export function restsOn(c: Context, tag: string | null): boolean {
  if (namesVersion(c)) return matches(c, tag)
  throw problem('precondition-required')
}

/**
 * Where a change names a version, it must be that of what is there; one that names none replaces whatever is there.
 * @throws Problem changed-meanwhile with both
 */
export function keepToVersion(c: Context, current: unknown, yours: unknown): void {
  if (namesVersion(c) && !matches(c, tagOfContent(current)))
    throw problem('changed-meanwhile', {}, { current, yours })
}

const namesVersion = (c: Context): boolean =>
  c.req.header('if-match') !== undefined || c.req.header('if-none-match')?.trim() === '*'

function matches(c: Context, tag: string | null): boolean {
  const match = c.req.header('if-match')
  if (match === undefined) return tag === null
  // Compression on the way weakens a tag.
  const tags = match.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return tag !== null && (tags.includes('*') || tags.includes(tag))
}
