/** Who led a team when a round opened was kept without an end: it gets that of the round's other bulletins. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { bulletinExpiry, bulletinKey } from '../../platform/bulletins.ts'
import { held } from '../../platform/conditional.ts'
import { queryPages } from '../../platform/query.ts'
import { resultsStore } from '../../platform/results.ts'
import type { Migration } from './migration.ts'

export const endOfLeads: Migration = {
  to: 1,
  async run(runtime) {
    const commons = runtime.table('commons')
    let ended = 0
    for (const { id, closes } of await resultsStore(runtime.table('results')).listRounds()) {
      const pages = queryPages(commons, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :leads)',
        FilterExpression: 'attribute_not_exists(expires)',
        ExpressionAttributeValues: { ':pk': bulletinKey(id), ':leads': 'leads#' },
        ProjectionExpression: 'pk, sk',
      })
      for await (const page of pages)
        for (const { pk, sk } of page)
          ended += Number(
            await held(
              commons.client.send(
                new UpdateCommand({
                  TableName: commons.name,
                  Key: { pk, sk },
                  UpdateExpression: 'SET expires = :expires',
                  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(expires)',
                  ExpressionAttributeValues: { ':expires': bulletinExpiry({ closes }) },
                }),
              ),
            ),
          )
    }
    return { ended }
  },
}
