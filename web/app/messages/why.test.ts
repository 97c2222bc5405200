/** Codes of providers in words: whether the address, the access or the moment is at fault. */
import { expect, it } from 'vitest'
import { whyOf } from './why.ts'

it.each([
  ['SMTP 550 5.1.1', 'address'],
  ['SMTP 550 5.7.1', 'refused'],
  ['SMTP 550', 'address'],
  ['SMTP 554', 'refused'],
  ['SMTP 451 4.7.1', 'later'],
  ['SMTP 535 5.7.8', 'access'],
  ['HTTP 404', 'gone'],
  ['HTTP 410', 'gone'],
  ['HTTP 403', 'access'],
  ['HTTP 429', 'later'],
  ['HTTP 503', 'later'],
  ['HTTP 400', 'refused'],
  ['timeout', 'timeout'],
  ['ECONNREFUSED', 'connection'],
  ['EAUTH', 'access'],
  ['users_not_found', 'address'],
  ['invalid_auth', 'access'],
  ['MessageRejected', 'refused'],
  ['something_else', 'other'],
])('%s: %s', (reason, why) => expect(whyOf(reason)).toBe(why))
