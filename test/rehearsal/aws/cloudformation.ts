/** CloudFormation, as far as an operator asks it: what a stack's outputs are. */
import { AwsError, type Service } from './door.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function cloudFormation(
  arnOf: (stack: string) => string,
  outputsOf: (stack: string) => Record<string, string>,
): Service {
  return {
    needs: ({ operation, body }) => [
      { action: `cloudformation:${operation}`, resource: arnOf(body.StackName) },
    ],
    async answer({ operation, body }) {
      if (operation !== 'DescribeStacks')
        throw new AwsError('InvalidAction', `The rehearsal knows no ${operation}.`)
      const members = Object.entries(outputsOf(body.StackName)).map(
        ([key, value]) =>
          `<member><OutputKey>${key}</OutputKey><OutputValue>${escaped(value)}</OutputValue></member>`,
      )
      return {
        type: 'text/xml',
        body: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${escaped(body.StackName)}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-30T08:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>one</RequestId></ResponseMetadata></DescribeStacksResponse>`,
      }
    },
  }
}
