/**
 * What SES hears of a message after it was sent: bounces and complaints become jobs of the courier. Of the event only the tag
 * with the member's id and the kind of bounce go on the queue, never the address.
 */
import type { Stack } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses'
import type { Queue } from 'aws-cdk-lib/aws-sqs'

/** Named here, so that the courier's environment can say it before it is made. */
export const configurationSet = 'quorum'

export function bounces(stack: Stack, messages: Queue): void {
  const set = new CfnConfigurationSet(stack, 'mail', {
    name: configurationSet,
    // SES keeps a list of its own too, for the whole account.
    suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  })
  const destination = new CfnConfigurationSetEventDestination(stack, 'mail-events', {
    configurationSetName: configurationSet,
    eventDestination: {
      name: 'bounces',
      enabled: true,
      matchingEventTypes: ['bounce', 'complaint'],
      eventBridgeDestination: {
        eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
      },
    },
  })
  destination.node.addDependency(set)
  const member = EventField.fromPath('$.detail.mail.tags.member[0]')
  const rule = (id: string, detailType: string, what: string) =>
    new Rule(stack, id, {
      eventPattern: {
        source: ['aws.ses'],
        detailType: [detailType],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
      },
      targets: [
        new SqsQueue(messages, { message: RuleTargetInput.fromObject({ job: 'bounce', member, what }) }),
      ],
    })
  rule('bounced', 'Email Bounced', EventField.fromPath('$.detail.bounce.bounceType'))
  rule('complained', 'Email Complaint Received', 'complaint')
}
