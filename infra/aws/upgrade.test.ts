/** The upgrade in the templates: once for each build, before any other function gets its code, and its keys those of the parts list. */
import { expect, test } from 'vitest'
import { functions, lastingKeys } from '../parts.ts'
import { synthesize, text } from './templates.fixture.ts'

const { ofType, lambda, all } = synthesize()
const steps = ofType('Custom::QuorumData')
const upgrade = functions.find(({ needs }) => needs.trigger.kind === 'deployment')!.needs

test('CloudFormation asks its function itself, and again whenever the build is another', () => {
  expect(steps).toHaveLength(1)
  const { ServiceToken, Version } = steps[0]!.Properties
  expect(text(ServiceToken)).toBe(`\${${lambda(upgrade.name).id}.Arn}`)
  expect(Version).toBe(lambda('api').Properties.Environment.Variables.QUORUM_VERSION)
})

test('every other function waits for it, and it for its own right to do what it does', () => {
  for (const { needs } of functions.filter((one) => one.needs !== upgrade))
    expect(lambda(needs.name).DependsOn).toContain(steps[0]!.id)
  const own = lambda(upgrade.name)
  expect(own.DependsOn).not.toContain(steps[0]!.id)
  const policy = ofType('AWS::IAM::Policy').find(({ Properties }) =>
    Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === own.Properties.Role['Fn::GetAtt'][0]),
  )!
  expect(own.DependsOn).toContain(policy.id)
})

test('nobody else may call it: no address, no schedule, no queue leads there', () => {
  const leads = all.filter(
    ({ Type, Properties }) =>
      /::(Permission|Integration|EventSourceMapping|Schedule)$/.test(Type) &&
      JSON.stringify(Properties).includes(lambda(upgrade.name).id),
  )
  expect(leads.map(({ id }) => id)).toEqual([])
})

test('it makes the lasting keys of the parts list and reads none', () => {
  expect(upgrade.keys).toEqual(Object.fromEntries(lastingKeys.map(({ path }) => [path, ['PutParameter']])))
})
