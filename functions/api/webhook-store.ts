/** Adds endpoints and renews their secrets: first the secret, then the record that names it, so that none is named and missing. */
import { type WebhookEvent, webhookEvents } from '#shared/messages/job.ts'
import {
  type EndpointView,
  type NewSecret,
  overlapHours,
  type WebhooksView,
} from '#shared/messages/webhook-view.ts'
import { deliveries } from '../platform/deliveries.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Endpoint, liveSecrets, secretOf, webhookKey, webhooks } from '../platform/webhooks.ts'

const mostEndpoints = 10
/** Secrets that sign at once: the newest, and two that were replaced within the overlap. */
const mostSecrets = 3
/** Deliveries that an administrator is shown. */
const shown = 10

export function webhookStore(runtime: Runtime) {
  const table = () => runtime.table('commons')
  const store = () => webhooks(table())
  const hex = (bytes: number) => Buffer.from(runtime.random(bytes)).toString('hex')

  /** A secret of 32 bytes; Standard Webhooks asks for 24 to 64. */
  async function makeSecret(endpoint: string): Promise<{ version: string; secret: string }> {
    const version = hex(8)
    const key = Buffer.from(runtime.random(32)).toString('base64url')
    if (!(await runtime.keys.put(webhookKey(endpoint, version), key)))
      throw new Error('a key was there already')
    return { version, secret: secretOf(key) }
  }

  const forget = (id: string, secrets: Endpoint['secrets']) =>
    secrets.length > 0
      ? runtime.keys.delete(secrets.map(({ version }) => webhookKey(id, version)))
      : Promise.resolve()

  /** @throws Problem webhook-not-found */
  async function get(id: string): Promise<Endpoint> {
    const endpoint = await store().get(id)
    if (!endpoint) throw problem('webhook-not-found')
    return endpoint
  }

  async function viewOf(endpoint: Endpoint): Promise<EndpointView> {
    const { id, url, events, paused = false, created } = endpoint
    const last = await deliveries(table(), id).last(shown)
    const replaced = liveSecrets(endpoint, runtime.now()).flatMap(({ until }) => until ?? [])
    return {
      id,
      url,
      events,
      paused,
      created,
      overlap: replaced.toSorted().at(-1) ?? null,
      deliveries: last.map(({ id, event, round, at, state, attempts, outcome }) => ({
        id,
        event,
        round,
        at,
        state,
        attempts,
        outcome,
      })),
    }
  }

  return {
    get,

    async view(): Promise<WebhooksView> {
      const endpoints = await store().list()
      return { endpoints: await Promise.all(endpoints.map(viewOf)), most: mostEndpoints }
    },

    /** @throws Problem webhooks-full */
    async add(url: string, wanted: WebhookEvent[]): Promise<NewSecret> {
      if ((await store().list()).length >= mostEndpoints)
        throw problem('webhooks-full', { most: mostEndpoints })
      const id = hex(8)
      const { version, secret } = await makeSecret(id)
      const events = webhookEvents.filter((event) => wanted.includes(event))
      await store().add({ id, url, events, created: runtime.now().toISOString(), secrets: [{ version }] })
      return { id, secret }
    },

    /** @throws Problem webhook-not-found, webhook-rotated, webhook-changed */
    async rotate(id: string): Promise<NewSecret> {
      const endpoint = await get(id)
      const now = runtime.now()
      const live = liveSecrets(endpoint, now)
      if (live.length >= mostSecrets) throw problem('webhook-rotated', { hours: overlapHours })
      const until = new Date(now.getTime() + overlapHours * 3600_000).toISOString()
      const { version, secret } = await makeSecret(id)
      const next = [...live.map((one) => ({ until, ...one })), { version }]
      if (!(await store().replaceSecrets(endpoint, next))) {
        await forget(id, [{ version }])
        throw problem('webhook-changed')
      }
      await forget(
        id,
        endpoint.secrets.filter((one) => !live.includes(one)),
      )
      return { id, secret }
    },

    /** @throws Problem webhook-not-found */
    async pause(id: string, paused: boolean): Promise<void> {
      if (!(await store().pause(id, paused))) throw problem('webhook-not-found')
    },

    /** The record goes first: from then on nothing is sent, whatever becomes of the secrets. */
    async remove(id: string): Promise<void> {
      const endpoint = await store().get(id)
      await store().remove(id)
      if (endpoint) await forget(id, endpoint.secrets)
    },
  }
}
