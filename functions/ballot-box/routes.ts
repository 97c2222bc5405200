/** The box's origin: cast a ballot, read the manifest, read the receipts, /healthz. No cookie, no identity, no log of a request. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import * as v from 'valibot'
import { fromBase64url } from '#shared/ballot/bytes.ts'
import { sealedLength } from '#shared/ballot/sealing.ts'
import { boxStops, expiryOf, type Round } from '#shared/round/round.ts'
import { healthz } from '../platform/health.ts'
import { jsonBody, methodNotAllowed, notFound, onError } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { roundReader } from '../platform/sealed.ts'
import { castOnce } from './store.ts'

/** The longest sealed comment in base64url and its wrapping. */
const bodyLimit = 8192
const bytes32 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const bytes = (schema: v.GenericSchema<string>) =>
  v.pipe(
    schema,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        return fromBase64url(dataset.value)
      } catch {
        addIssue({ message: 'not base64url' })
        return NEVER
      }
    }),
  )

const cast = v.pipe(
  v.object({
    kind: v.picklist(['ballot', 'comment']),
    cell: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    nonce: bytes(bytes32),
    output: bytes(bytes32),
    sealed: bytes(v.string()),
  }),
  v.forward(
    v.check(({ kind, sealed }) => sealed.length === sealedLength(kind), 'not of the one length of its kind'),
    ['sealed'],
  ),
)

/** Loaded while the first ballot's round is read: whoever asks for a manifest or for receipts waits for no curve. */
const credentials = () => import('#shared/ballot/credential.ts')

const publicForever = { 'cache-control': 'public, max-age=31536000, immutable' }
const json = { 'content-type': 'application/json; charset=utf-8' }

export function boxRoutes(runtime: Runtime): Hono {
  const rounds = roundReader(runtime)
  const app = new Hono()
  app.onError(onError(runtime.log))
  app.notFound(notFound)
  // Whoever asks: what is cached at the edge for one must let the page read it for all.
  const origin = () => runtime.environment.APP_ORIGIN ?? ''
  app.use(cors({ origin, allowMethods: ['GET', 'POST'], maxAge: 86_400 }))

  app.post('/rounds/:round/ballots', jsonBody(cast, bodyLimit), async (c) => {
    const { kind, cell, nonce, output, sealed } = c.req.valid('json')
    const [round, { isCredential, placeOf }] = await Promise.all([
      rounds.round(c.req.param('round')),
      credentials(),
    ])
    checkTakes(round)
    const { manifest, hash, issuingSecret } = await rounds.opened(round)
    if (!manifest.cells.some(({ id }) => id === cell)) throw problem('cell-unknown')
    if (!isCredential(issuingSecret, { manifest: hash, cell, kind }, nonce, output))
      throw problem('credential-invalid')
    const ballot = { kind, cell, sealed }
    const place = placeOf(nonce)
    const outcome = await castOnce(runtime.table('ballots'), round.id, place, ballot, expiryOf(round))
    if (outcome === 'other') throw problem('ballot-exists')
    return c.json({ stored: true }, outcome === 'stored' ? 201 : 200, { 'cache-control': 'no-store' })
  })
  app.all('/rounds/:round/ballots', methodNotAllowed('POST'))

  app.get('/rounds/:round/manifest.json', async (c) => {
    const round = await rounds.round(c.req.param('round'))
    const manifest = round.manifest && (await rounds.results.getManifestBytes(round.id, round.manifest))
    if (!manifest) throw problem('manifest-not-found')
    return c.body(Buffer.from(manifest), 200, { ...json, ...publicForever })
  })

  app.get('/rounds/:round/receipts.json', async (c) => {
    const round = await rounds.round(c.req.param('round'))
    const receipts = await rounds.results.getReceiptsBytes(round)
    if (!receipts) throw problem('results-not-published')
    return c.body(Buffer.from(receipts), 200, { ...json, ...publicForever })
  })

  app.get('/healthz', healthz(runtime, 'ballot-box'))
  app.all('/healthz', methodNotAllowed('GET'))
  return app

  function checkTakes(round: Round): void {
    if (round.state === 'planned') throw problem('round-not-open')
    const taking = round.state === 'open' || round.state === 'closed'
    if (!taking || runtime.now().getTime() >= boxStops(round))
      throw problem('round-closed', {}, { closed: round.closes })
  }
}
