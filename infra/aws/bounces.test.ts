/** Holds what SES tells of messages to what the courier reads: who by a tag, never an address. */
import { expect, test } from 'vitest'
import { needs as courier } from '../../functions/courier/needs.ts'
import { synthesize } from './templates.fixture.ts'

const { ofType, lambda } = synthesize()

test('bounces and complaints become jobs without an address, of messages of this installation only', () => {
  const rules = ofType('AWS::Events::Rule')
  expect(rules.map(({ Properties }) => Properties.EventPattern['detail-type'][0]).sort()).toEqual([
    'Email Bounced',
    'Email Complaint Received',
  ])
  const [set] = ofType('AWS::SES::ConfigurationSet')
  for (const { Properties } of rules) {
    expect(Properties.EventPattern.detail.mail.tags['ses:configuration-set']).toEqual([set!.Properties.Name])
    const [{ InputTransformer }] = Properties.Targets
    expect(Object.values(InputTransformer.InputPathsMap).sort()).toEqual(
      expect.arrayContaining(['$.detail.mail.tags.member[0]']),
    )
    expect(JSON.stringify(InputTransformer)).not.toMatch(/destination|recipient|emailAddress/i)
    expect(InputTransformer.InputTemplate).toContain('"job":"bounce"')
  }
})

test('the courier sends through that set', () => {
  expect(courier.environment).toContain('SES_SET')
  const [set] = ofType('AWS::SES::ConfigurationSet')
  expect(lambda('courier').Properties.Environment.Variables.SES_SET).toBe(set!.Properties.Name)
  const [destination] = ofType('AWS::SES::ConfigurationSetEventDestination')
  expect(destination!.Properties.EventDestination.MatchingEventTypes).toEqual(['bounce', 'complaint'])
})
