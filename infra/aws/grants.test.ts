/** Holds what each function may do, in the templates, to what its needs.ts says; computed here from the two sides anew. */
import { describe, expect, test } from 'vitest'
import type { Needs } from '../../functions/platform/needs.ts'
import { functions, tables } from '../parts.ts'
import { type Resource, synthesize, text } from './templates.fixture.ts'

const synthesized = synthesize()
const { ofType, lambda } = synthesized
const roles = ofType('AWS::IAM::Role')

const tableIds = new Map(
  tables.map(({ name }) => {
    const found = ofType('AWS::DynamoDB::Table').filter(({ id }) => id.replace(/[0-9A-F]{8}$/, '') === name)
    if (found.length !== 1) throw new Error(`${found.length} tables are called ${name}`)
    return [name as string, found[0]!.id]
  }),
)

const queueId = (name: string): string => {
  const found = ofType('AWS::SQS::Queue').filter(({ id }) => id.replace(/[0-9A-F]{8}$/, '') === name)
  if (found.length !== 1) throw new Error(`${found.length} queues are called ${name}`)
  return found[0]!.id
}

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
  Condition?: object
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
const grantLine = (action: string, resource: string, condition: object = {}) =>
  `${action} on ${resource} if ${JSON.stringify(condition)}`

/** Every statement of the policies that name a role. */
const statementsOf = (role: Resource): Statement[] =>
  ofType('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.some((one: { Ref: string }) => one.Ref === role.id))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)

const granted = (role: Resource): string[] =>
  statementsOf(role)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource, Condition }) =>
      list(Action).flatMap((action) =>
        list(Resource).map((resource) => grantLine(action, text(resource), Condition)),
      ),
    )
    .sort()

const roleOf = (name: string): Resource => {
  const [id] = lambda(name).Properties.Role['Fn::GetAtt']
  return synthesized.byId(id)
}

function wanted({ name, tables: onTables, queues = {}, services = [], keys }: Needs): string[] {
  const lines: string[] = []
  for (const [table, grants] of Object.entries(onTables))
    for (const { actions, leadingKeys } of grants)
      for (const action of actions) {
        const condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } }
        const arn = `\${${tableIds.get(table)}.Arn}`
        lines.push(
          leadingKeys
            ? grantLine(`dynamodb:${action}`, arn, condition)
            : grantLine(`dynamodb:${action}`, arn),
        )
      }
  for (const [queue, actions = []] of Object.entries(queues))
    for (const action of actions) lines.push(grantLine(`sqs:${action}`, `\${${queueId(queue)}.Arn}`))
  for (const action of services) lines.push(grantLine(action, '*'))
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the notation of Fn::Sub
  const parameter = 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/quorum'
  for (const [path, actions] of Object.entries(keys))
    for (const action of actions) lines.push(grantLine(`ssm:${action}`, parameter + path))
  const log = `\${${lambda(name).Properties.LoggingConfig.LogGroup.Ref}.Arn}`
  for (const action of ['CreateLogStream', 'PutLogEvents']) lines.push(grantLine(`logs:${action}`, log))
  return lines.sort()
}

/** Names of the tables that a role touches at all. */
const touched = (role: Resource): string[] => {
  const lines = granted(role).join('\n')
  return [...tableIds].filter(([, id]) => lines.includes(id)).map(([name]) => name)
}

describe('the role of each function', () => {
  test.each(functions.map(({ needs }) => [needs.name, needs] as const))(
    '%s may do exactly what its needs.ts says, and write its own log',
    (name, needs) => {
      const role = roleOf(name)
      expect(granted(role)).toEqual(wanted(needs))
      expect(role.Properties.ManagedPolicyArns).toBeUndefined()
      expect(role.Properties.Policies).toBeUndefined()
      expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
        { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
      ])
    },
  )

  test.each(functions.map(({ needs }) => [needs.name, needs] as const))(
    '%s writes a key where none is, and never another in its place',
    (name, { keys }) => {
      const writes = Object.entries(keys).filter(([, actions]) => actions.includes('PutParameter'))
      const denied = statementsOf(roleOf(name)).filter(({ Effect }) => Effect === 'Deny')
      expect(denied.map(({ Action, Condition }) => [Action, Condition])).toEqual(
        writes.map(() => ['ssm:PutParameter', { StringEquals: { 'ssm:Overwrite': 'true' } }]),
      )
      expect(denied.map(({ Resource }) => text(Resource).split('parameter/quorum')[1])).toEqual(
        writes.map(([path]) => path),
      )
    },
  )

  test('is its own', () => {
    expect(new Set(functions.map(({ needs }) => roleOf(needs.name).id)).size).toBe(functions.length)
  })
})

describe('the sealed zone', () => {
  const holders = (...names: string[]) =>
    roles.filter((role) => names.every((name) => touched(role).includes(name))).map(({ id }) => id)

  test('only the tally holds both issuance and ballots', () => {
    expect(holders('issuance', 'ballots')).toEqual([roleOf('tally').id])
  })

  test('the tally reads no directory, and nobody with ballots does', () => {
    expect(touched(roleOf('tally'))).not.toContain('directory')
    expect(holders('directory', 'ballots')).toEqual([])
  })

  test('issuance beside the directory belongs to the issuer alone', () => {
    expect(holders('issuance', 'directory')).toEqual([roleOf('issuer').id])
  })

  test('only the tally reads a sealing key', () => {
    const readers = roles.filter((role) =>
      granted(role).some((line) => /^ssm:GetParameter on .*sealing/.test(line)),
    )
    expect(readers.map(({ id }) => id)).toEqual([roleOf('tally').id])
  })

  test('no table has a policy of its own that lets somebody else in', () => {
    for (const table of ofType('AWS::DynamoDB::Table'))
      expect(table.Properties.ResourcePolicy).toBeUndefined()
  })
})

describe('the courier and the clock', () => {
  const lines = (name: string, table: string) =>
    granted(roleOf(name)).filter((line) => line.includes(tableIds.get(table)!))

  test('the courier reads addresses, and nothing of rounds, results or ballots', () => {
    expect(touched(roleOf('courier')).sort()).toEqual(['commons', 'directory'])
    for (const line of lines('courier', 'directory'))
      expect(line).toMatch(
        /^dynamodb:(GetItem on .*\["members#\*","contact#\*","roles"\]|Query on .*\["members#\*"\])/,
      )
    for (const line of lines('courier', 'commons')) expect(line).not.toMatch(/"(keys|session|idempotency)/)
    expect(granted(roleOf('courier')).join('\n')).not.toMatch(/parameter\/quorum\/(round|session)/)
  })

  test('the clock cannot read a member', () => {
    expect(lines('clock', 'directory').length).toBeGreaterThan(0)
    for (const line of lines('clock', 'directory'))
      expect(line).toContain('"dynamodb:LeadingKeys":["structure"]')
  })
})

test('no role of any stack may do everything, or something to everything', () => {
  for (const role of roles)
    for (const line of granted(role)) {
      expect(line).not.toMatch(/^\*|^\w+:\* on/)
      // Whom SES and SNS reach is decided at run time.
      if (!/^(ses:Send(Raw)?Email|sns:Publish) /.test(line)) expect(line).not.toMatch(/ on \* if/)
    }
  expect(ofType('AWS::IAM::User')).toEqual([])
  expect(ofType('AWS::IAM::ManagedPolicy')).toEqual([])
})

test('a schedule may wake its one function and write to the queue of lost beats', () => {
  const scheduled = functions.filter(({ needs }) => needs.trigger.kind === 'schedule')
  const queue = ofType('AWS::SQS::Queue').find(({ id }) => id.startsWith('Undelivered'))
  expect(scheduled.length).toBeGreaterThan(0)
  for (const { needs } of scheduled) {
    const arn = `\${${lambda(needs.name).id}.Arn}`
    const schedule = ofType('AWS::Scheduler::Schedule').find(
      ({ Properties }) => text(Properties.Target.Arn) === arn,
    )!
    const role = synthesized.byId(schedule.Properties.Target.RoleArn['Fn::GetAtt'][0])
    expect(granted(role)).toEqual(
      [grantLine('lambda:InvokeFunction', arn), grantLine('sqs:SendMessage', `\${${queue!.id}.Arn}`)].sort(),
    )
  }
})
