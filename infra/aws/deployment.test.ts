/** What a deployment's file may say, and what is said of a wrong one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { describe, expect, test } from 'vitest'
import example from './deployment.example.json' with { type: 'json' }
import { readDeployment } from './deployment.ts'

const read = (deployment: unknown) => readDeployment(new App({ context: { deployment } }))

describe('a deployment', () => {
  test('may leave everything out', () => {
    expect(read({})).toEqual({
      timeZone: 'Europe/Paris',
      holidays: 'FR',
      quorumK: 5,
      messagesPerWeek: 2,
      signIn: {},
    })
  })

  test('has an example with every setting, at most ten', () => {
    expect(read(example)).toEqual(example)
    expect(Object.keys(example)).toHaveLength(10)
  })

  test.each([
    [{ mailFrom: 'nobody' }, 'mailFrom is an address, with or without a name before it'],
    [{ mailFrom: 'A <a@x.test>\r\nBcc: b@x.test' }, 'mailFrom is an address'],
    [{ quorumK: 4 }, 'quorumK is a whole number of at least 5'],
    [{ quorumK: 5.5 }, 'quorumK is a whole number of at least 5'],
    [{ messagesPerWeek: 8 }, 'messagesPerWeek is a whole number from 1 to 7'],
    [{ holidays: 'DE' }, 'holidays is FR or none'],
    [{ timeZone: 'paris' }, 'timeZone is a time zone, such as Europe/Paris'],
    [{ signIn: { issuer: 'http://login.example.com', clientId: 'a' } }, 'signIn.issuer is an https:// URL'],
    [{ signIn: { issuer: 'https://login.example.com' } }, 'signIn.issuer and signIn.clientId go together'],
    [{ signIn: { signOut: 'javascript:x' } }, 'signIn.signOut is an https:// URL, or here'],
    [
      { domains: { ...example.domains, box: example.domains.app } },
      'domains.app and domains.box are two hosts',
    ],
    [
      { domains: { ...example.domains, certificate: 'arn:aws:acm:eu-west-3:123456789012:certificate/a' } },
      'us-east-1',
    ],
    [{ addressRate: 5 }, 'addressRate is a whole number of at least 100'],
    [{ budget: 20 }, 'budget needs alarmsTo'],
    [{ mailfrom: 'a@x.test' }, 'mailfrom is no setting'],
    [{ quorumK: 4, holidays: 'DE' }, 'quorumK is a whole number of at least 5; holidays is FR or none'],
  ])('%j is refused: %s', (given, why) => {
    // In the order of the settings, whatever that of the file.
    for (const part of why.split('; ')) expect(() => read(given)).toThrow(part)
  })

  test('is read from the file that the context names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quorum-deployment-'))
    try {
      const file = join(folder, 'one.json')
      writeFileSync(file, '{"quorumK": 7}')
      expect(read(file).quorumK).toBe(7)
      writeFileSync(file, '{"quorumK": 7')
      expect(() => read(file)).toThrow('is no JSON')
      expect(() => read(join(folder, 'other.json'))).toThrow('There is no file')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
