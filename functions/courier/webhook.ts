/**
 * One delivery to one endpoint, by the Standard Webhooks specification: claimed by one conditional write, posted under an
 * id and in words that are the same at every try, signed by every secret that holds, then settled. Killed between posting
 * and settling it is posted again under that id, by which a receiver knows it.
 */
import { Webhook } from 'standardwebhooks'
import type { Job } from '#shared/messages/job.ts'
import { type Deliveries, type Delivery, deliveries } from '../platform/deliveries.ts'
import { lease } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Endpoint, liveSecrets, secretOf, webhookKey, webhooks } from '../platform/webhooks.ts'
import { reasonOf, retry } from './channels/failure.ts'
import { nextTry, type Outcome } from './settle.ts'
import { postWebhook } from './webhook-post.ts'

type WebhookJob = Extract<Job, { job: 'webhook' }>

export async function sendWebhook(
  runtime: Runtime,
  { endpoint: id, delivery: deliveryId }: WebhookJob,
): Promise<Outcome> {
  const table = runtime.table('commons')
  const store = deliveries(table, id)
  const [endpoint, delivery] = await Promise.all([webhooks(table).get(id), store.find(deliveryId)])
  if (!endpoint || !delivery || delivery.state === 'sent' || delivery.state === 'dead') return null
  // Two jobs of one delivery: the other has it. Whether it died shows when its lease ends.
  if (!(await store.claim(delivery.id, runtime.now()))) return { again: lease / 1000 }
  if (endpoint.paused) {
    await store.settle(delivery.id, 'dead', 'paused')
    return null
  }

  const { status, reason, after } = await attempt(runtime, endpoint, delivery)
  if (status !== undefined && status >= 200 && status < 300) {
    await store.settle(delivery.id, 'sent', reason)
    return null
  }
  if (status === 410) {
    // It wants nothing any more, and says so: an administrator decides what follows.
    await webhooks(table).pause(endpoint.id, true)
    await store.settle(delivery.id, 'dead', reason)
    runtime.log.warn('A webhook was paused', { endpoint: endpoint.id, reason })
    return null
  }
  return putOff(runtime, store, delivery, { reason, after })
}

async function putOff(
  runtime: Runtime,
  store: Deliveries,
  delivery: Delivery,
  { reason, after }: { reason: string; after: number | undefined },
): Promise<Outcome> {
  const wait = nextTry(runtime, delivery, after)
  if (wait === null) {
    runtime.log.warn('A webhook was given up', { event: delivery.event, reason })
    await store.settle(delivery.id, 'dead', reason)
    return null
  }
  await store.settle(delivery.id, 'waiting', reason)
  return { again: wait }
}

interface Attempt {
  status?: number
  /** A status or a code word, never a text of the receiver's. */
  reason: string
  /** Seconds for which it asks. */
  after?: number | undefined
}

async function attempt(runtime: Runtime, endpoint: Endpoint, { id, body }: Delivery): Promise<Attempt> {
  const now = runtime.now()
  const signature = await signatures(runtime, endpoint, { id, body, now })
  // A restored endpoint that was resumed before it got a new secret.
  if (signature === '') return { reason: 'NO_SECRET' }
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Quorum-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signature,
  }
  try {
    const appOrigin = runtime.environment.APP_ORIGIN ?? ''
    const { status, retryAfter: header } = await postWebhook({
      url: endpoint.url,
      headers,
      body,
      appOrigin,
    })
    const reason = `HTTP ${status}`
    const wait = retry(reason, header)
    return { status, reason, after: wait.outcome === 'retry' ? wait.after : undefined }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/** One of each secret that holds, apart by spaces (Standard Webhooks, "Signature scheme"). The newest comes first. */
async function signatures(
  runtime: Runtime,
  endpoint: Endpoint,
  { id, body, now }: { id: string; body: string; now: Date },
): Promise<string> {
  const versions = liveSecrets(endpoint, now).map(({ version }) => version)
  const keys = await Promise.all(
    versions.map((version) => runtime.keys.get(webhookKey(endpoint.id, version))),
  )
  return keys
    .map((key) => {
      if (!key) throw new Error('a secret of a webhook is missing')
      return new Webhook(secretOf(key)).sign(id, now, body)
    })
    .toReversed()
    .join(' ')
}
