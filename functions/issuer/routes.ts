/** POST /issue/:round — checks who asks, remembers that they did, and evaluates their blinded elements · GET /issue/healthz. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Kind } from '#shared/ballot/credential.ts'
import { issuanceKey } from '#shared/ballot/issuance.ts'
import { cellOfSeat, type Manifest, newcomersIn } from '#shared/round/manifest.ts'
import { expiryOf, type Round, takesAnswers } from '#shared/round/round.ts'
import { healthz } from '../platform/health.ts'
import { jsonBody, methodNotAllowed, notFound, onError } from '../platform/http.ts'
import { linkSecrets } from '../platform/link.ts'
import { getMember, seatOf } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { roundReader } from '../platform/sealed.ts'
import { issueOnce } from './store.ts'

/** A request is three points of 33 bytes, a secret and an id: 4 kB is generous. */
const bodyLimit = 4096

/** Loaded while the round of the first who asks is read. */
const credentials = () => import('#shared/ballot/credential.ts')

const element = v.pipe(v.string(), v.regex(/^[\w-]{44}$/))
const request = v.object({
  member: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  secret: v.pipe(v.string(), v.maxLength(100)),
  elements: v.object({ ballot: element, comment: element, week: element }),
})

export function issuerRoutes(runtime: Runtime): Hono {
  const rounds = roundReader(runtime)
  const links = linkSecrets(runtime)
  const app = new Hono()
  app.onError(onError(runtime.log))
  app.notFound(notFound)

  app.post('/issue/:round', jsonBody(request, bodyLimit), async (c) => {
    const { member, secret, elements } = c.req.valid('json')
    const [round, { elementsHash, evaluate, isElement, kinds }] = await Promise.all([
      rounds.round(c.req.param('round')),
      credentials(),
    ])
    // Before anything is remembered: a point that cannot be evaluated must not use up a member's one credential.
    const wrong = kinds.filter((kind) => !isElement(elements[kind]))
    if (wrong.length > 0)
      throw problem('body-invalid', { fields: wrong.map((kind) => `elements.${kind}`).join(', ') })
    if (!(await links.isOfRound({ member, round: round.id, secret }))) throw problem('link-invalid')
    checkOpen(round)
    const { manifest, hash, issuingSecret } = await rounds.opened(round)
    const cell = await cellOf(member, round, manifest)
    const asked = { elements: elementsHash(elements), cell }
    const key = issuanceKey(issuingSecret, member)
    const stands = await issueOnce(runtime.table('issuance'), round.id, key, asked, expiryOf(round))
    // There is no re-issue, ever: other elements would be a second ballot.
    if (stands.elements !== asked.elements) throw problem('already-issued')
    const evaluateKind = (kind: Kind) =>
      evaluate(issuingSecret, { manifest: hash, cell: stands.cell, kind }, elements[kind])
    const evaluations = Object.fromEntries(kinds.map((kind) => [kind, evaluateKind(kind)]))
    return c.json({ cell: stands.cell, evaluations }, 200, { 'cache-control': 'no-store' })
  })
  app.get('/issue/healthz', healthz(runtime, 'issuer'))
  app.all('/issue/:round', methodNotAllowed('POST'))
  return app

  function checkOpen(round: Round): void {
    if (round.state === 'planned') throw problem('round-not-open')
    if (!takesAnswers(round, runtime.now().getTime()))
      throw problem('round-closed', {}, { closed: round.closes })
  }

  /** The cell of the seat that the season froze for this member; whoever came later shares one with all newcomers. */
  async function cellOf(id: string, round: Round, manifest: Manifest): Promise<string> {
    const member = await getMember(runtime.table('directory'), id)
    if (!member || member.eligible === false) throw problem('not-eligible')
    const seat = seatOf(member, { id: round.season, starts: round.seasonStarts })
    const cell = seat ? cellOfSeat(manifest, seat) : newcomersIn(manifest)
    if (!cell) throw problem(seat ? 'not-eligible' : 'newcomer')
    return cell.id
  }
}
