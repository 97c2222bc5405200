/**
 * GET /api/keys — one's own API keys, for an administrator all · POST — another one · POST …/:id/revoke — for good. By HR and
 * administrators who signed in: no key makes or ends keys. A key is in the answer that made it and in no other.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import {
  type KeysView,
  type KeyView,
  keyDays,
  longestKeyName,
  type NewKey,
  usualKeyDays,
} from '#shared/operation/key-view.ts'
import { scopes } from '#shared/operation/scopes.ts'
import { auditStore } from '../platform/audit-store.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { watchTime } from '../platform/last-runs.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { isOver } from './bearer.ts'
import { givenBy, type MemberNow, memberNow } from './caller.ts'
import type { Called, Describe } from './guard.ts'
import { shownOnce } from './idempotency.ts'
import { type KeyRecord, keyStore } from './key-store.ts'
import { keyHash, makeKey } from './key-text.ts'
import type { Reader } from './reader.ts'

const bodyLimit = 2048
const mostLive = 20
const day = 24 * 3600_000

const newKey = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestKeyName)),
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1), v.maxLength(scopes.length)),
  days: v.optional(v.picklist(keyDays), usualKeyDays),
})

export function keyRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const keys = keyStore(runtime)
  const audit = auditStore(runtime)
  const now = () => watchTime(runtime)

  app.get('/keys', operation('listKeys'), async (c) => c.json(await view(c.get('caller').reader)))
  app.post('/keys', operation('makeKey'), jsonBody(newKey, bodyLimit), async (c) => {
    const { member } = c.get('caller').reader
    const { name, scopes: asked, days } = c.req.valid('json')
    const given = givenBy(member)
    const refused = asked.filter((scope) => !given.includes(scope))
    if (refused.length > 0) throw problem('scope-not-yours', { scopes: refused.join(', ') })
    const live = (await keys.list()).filter((key) => key.by === member.id && !isOver(key, now()))
    if (live.length >= mostLive) throw problem('keys-full', { most: mostLive })
    const { id, key } = makeKey(runtime.random)
    const made = now()
    await audit.changes(member.id, 'keys.add', id)
    await keys.add({
      id,
      hash: keyHash(key),
      name,
      scopes: scopes.filter((scope) => asked.includes(scope)),
      by: member.id,
      made: made.toISOString(),
      until: new Date(made.getTime() + days * day).toISOString(),
    })
    const body: NewKey = { id, key }
    return shownOnce(c).json(body, 201)
  })
  app.all('/keys', methodNotAllowed('GET', 'POST'))

  app.post('/keys/:id/revoke', operation('revokeKey'), async (c) => {
    const { reader } = c.get('caller')
    const key = await keys.get(c.req.param('id'))
    if (!key || !isShown(key, reader)) throw problem('key-not-found')
    // To revoke it again is no error, and nobody’s change.
    if (key.revoked === undefined) {
      await audit.changes(reader.member.id, 'keys.revoke', key.id)
      await keys.revoke(key.id, now())
    }
    return c.json(await view(reader))
  })
  app.all('/keys/:id/revoke', methodNotAllowed('POST'))
  return app

  async function view(reader: Reader): Promise<KeysView> {
    const shown = (await keys.list()).filter((key) => isShown(key, reader))
    const ids = [...new Set(shown.map(({ by }) => by))]
    const found = await Promise.all(ids.map((id) => memberNow(runtime, id)))
    const makers = new Map(ids.map((id, i) => [id, found[i]]))
    return {
      keys: shown.map((key) => keyView(key, makers.get(key.by), reader)),
      scopes: givenBy(reader.member),
      most: mostLive,
    }
  }

  function keyView(key: KeyRecord, maker: MemberNow | undefined, { member }: Reader): KeyView {
    const { id, name, scopes, by, made, until, revoked = null, used = null } = key
    const own = by === member.id
    return {
      id,
      name,
      scopes,
      state: stateOf(key, maker),
      own,
      by: maker?.name ?? null,
      made,
      until,
      revoked,
      used,
    }
  }

  function stateOf(key: KeyRecord, maker: MemberNow | undefined): KeyView['state'] {
    if (key.revoked !== undefined) return 'revoked'
    if (isOver(key, now())) return 'expired'
    return maker && key.scopes.some((scope) => givenBy(maker).includes(scope)) ? 'live' : 'asleep'
  }
}

const isShown = ({ by }: KeyRecord, { member, roles }: Reader): boolean =>
  by === member.id || roles.includes('administrator')
