/** EventBridge's default bus: events that fit a rule of the templates go on the queue that it names, as its template writes them. */
import type { QueueHere } from './aws/sqs.ts'
import { serviceMay, statementsOf } from './policies.ts'
import type { Deployed, Json } from './templates.ts'

interface Options {
  deployed: Deployed
  queues: QueueHere[]
  send(url: string, body: string): void
  used(id: string): void
  lacks(id: string): boolean
}

/** Of a pattern every field must be there with one of its values; an event's list fits where one of it does. */
function fits(pattern: Json, event: Json): boolean {
  if (Array.isArray(pattern)) return [event].flat().some((value) => pattern.includes(value))
  return Object.entries<Json>(pattern).every(
    ([key, inner]) => event?.[key] !== undefined && fits(inner, event[key]),
  )
}

/** `$.detail.mail.tags.member[0]` */
const at = (event: Json, path: string): Json =>
  path
    .slice(2)
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value, key) => value?.[key], event)

export function eventBus({ deployed, queues, send, used, lacks }: Options): (event: Json) => void {
  return (event) => {
    for (const { id, properties } of deployed.ofType('AWS::Events::Rule')) {
      if (lacks(id) || properties.State !== 'ENABLED' || !fits(properties.EventPattern, event)) continue
      used(id)
      for (const { Arn, InputTransformer } of properties.Targets) {
        const queue = queues.find(({ arn }) => arn === Arn)!
        const source = `arn:aws:events:${Arn.split(':').slice(3, 5).join(':')}:rule/${id.split('/')[1]}`
        const policies = deployed
          .ofType('AWS::SQS::QueuePolicy')
          .filter((one) => one.properties.Queues.includes(queue.url) && !lacks(one.id))
        const statements = policies.flatMap((one) => statementsOf(one.properties.PolicyDocument))
        if (!serviceMay(statements, 'events.amazonaws.com', 'sqs:SendMessage', Arn, source))
          throw new Error(`${id} may not send to ${Arn}`)
        for (const policy of policies) used(policy.id)
        const body = InputTransformer.InputTemplate.replace(/<([\w-]+)>/g, (_: string, key: string) =>
          JSON.stringify(at(event, InputTransformer.InputPathsMap[key])),
        )
        send(queue.url, body)
      }
    }
  }
}
