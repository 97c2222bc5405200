/** The names of the tables that a backup reads, as outputs of their stack; of the sealed zone there is none. */
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { backedUp } from '../command/backup/partitions.ts'
import { tables } from '../parts.ts'
import { DataStack } from './data.ts'

const { Outputs, Resources } = Template.fromStack(new DataStack(new App(), 'Quorum-Data')).toJSON()

test('a backup is of every table outside the sealed zone, and of no other', () => {
  const open = tables.filter(({ zone }) => zone !== 'sealed').map(({ name }) => name)
  expect([...backedUp].sort()).toEqual(open.sort())
})

test('its stack tells which they are', () => {
  const told = Object.entries<{ Value: { Ref: string } }>(Outputs).map(([key, { Value }]) => [key, Value.Ref])
  expect(told.map(([key]) => key).sort()).toEqual(['TableCommons', 'TableDirectory', 'TableResults'])
  for (const [key, id] of told) {
    expect(Resources[id!].Type).toBe('AWS::DynamoDB::Table')
    expect(`Table${id!.replace(/[0-9A-F]{8}$/, '')}`.toLowerCase()).toBe(key!.toLowerCase())
  }
})
