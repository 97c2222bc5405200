/** Whether the stand-in of IAM says what IAM would, on policies as the templates write them. */
import { describe, expect, it } from 'vitest'
import { decide, grantsOf, statementsOf, without } from './policies.ts'

const table = 'arn:aws:dynamodb:eu-west-3:123456789012:table/results'
const statements = statementsOf({
  Statement: [
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:BatchWriteItem'],
      Resource: table,
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['rounds', 'round#*'] } },
    },
    {
      Effect: 'Allow',
      Action: 'dynamodb:BatchWriteItem',
      Resource: table,
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['group#*'] } },
    },
    { Effect: 'Allow', Action: 'ssm:PutParameter', Resource: 'arn:aws:ssm:*:*:parameter/quorum/round/*' },
    {
      Effect: 'Deny',
      Action: 'ssm:PutParameter',
      Resource: '*',
      Condition: { StringEquals: { 'ssm:Overwrite': 'true' } },
    },
  ],
})
const keys = (...of: string[]) => ({ 'dynamodb:LeadingKeys': of })
const may = (action: string, resource: string, context = {}) =>
  decide(statements, action, resource, context) !== undefined

describe('a request', () => {
  it('is allowed by action, resource and every one of its keys', () => {
    expect(may('dynamodb:GetItem', table, keys('rounds'))).toBe(true)
    expect(may('dynamodb:GetItem', table, keys('round#1'))).toBe(true)
    expect(may('dynamodb:GetItem', table, keys('seasons'))).toBe(false)
    expect(may('dynamodb:GetItem', table, keys('rounds#1'))).toBe(false)
    expect(may('dynamodb:PutItem', table, keys('rounds'))).toBe(false)
    expect(may('dynamodb:GetItem', `${table}2`, keys('rounds'))).toBe(false)
  })

  it('with several keys needs one statement for all of them', () => {
    expect(may('dynamodb:BatchWriteItem', table, keys('rounds', 'round#1'))).toBe(true)
    expect(may('dynamodb:BatchWriteItem', table, keys('group#a', 'group#b'))).toBe(true)
    expect(may('dynamodb:BatchWriteItem', table, keys('rounds', 'group#a'))).toBe(false)
  })

  it('is refused where one statement denies it, whatever others allow', () => {
    const parameter = 'arn:aws:ssm:eu-west-3:123456789012:parameter/quorum/round/1/issuing/a'
    expect(may('ssm:PutParameter', parameter, { 'ssm:Overwrite': ['false'] })).toBe(true)
    expect(may('ssm:PutParameter', parameter, { 'ssm:Overwrite': ['true'] })).toBe(false)
    // A condition on a key that a request has not does not hold.
    expect(may('ssm:PutParameter', parameter)).toBe(true)
  })

  it('is not decided by what nobody taught this', () => {
    const policy = (Condition: object) => ({
      Statement: [{ Effect: 'Allow', Action: 'a:B', Resource: '*', Condition }],
    })
    const odd = statementsOf(policy({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))
    expect(() => decide(odd, 'a:B', 'r')).toThrow('knows no condition IpAddress')
    expect(() => statementsOf({ Statement: [{ Effect: 'Allow', NotAction: 'a:B', Resource: '*' }] })).toThrow(
      'NotAction',
    )
  })
})

describe('a grant that is taken out', () => {
  const grants = grantsOf('role', statements)

  it('is one action on one resource for one pattern', () => {
    expect(grants.map(({ action, where }) => [action, where?.pattern])).toEqual([
      ['dynamodb:GetItem', 'rounds'],
      ['dynamodb:GetItem', 'round#*'],
      ['dynamodb:BatchWriteItem', 'rounds'],
      ['dynamodb:BatchWriteItem', 'round#*'],
      ['dynamodb:BatchWriteItem', 'group#*'],
      ['ssm:PutParameter', undefined],
    ])
  })

  it.each(grants)('$action $where.pattern is missed alone', (grant) => {
    const left = without(statements, grant)
    const key = { rounds: 'rounds', 'round#*': 'round#1', 'group#*': 'group#a' }
    for (const other of grants) {
      const context = other.where ? keys(key[other.where.pattern as keyof typeof key]) : {}
      const resource = other.resource.replaceAll('*', 'x')
      expect(decide(left, other.action, resource, context) !== undefined).toBe(other !== grant)
    }
  })
})
