/** What a failed call of AWS means: its exception's name, and when to come back. */
import type { Sent } from './channel.ts'
import { reasonOf, retry } from './failure.ts'

interface AwsError {
  name: string
  message: string
  /** Of whatever answered; the SDK keeps it out of logs. */
  $response?: { headers?: Record<string, string> }
}

/** @param ofAddress tells whether the error says that this address takes nothing, rather than that AWS does not */
export function awsFailure(thrown: unknown, ofAddress: (error: AwsError) => boolean): Sent {
  const error = thrown as AwsError
  const reason = reasonOf(error)
  return ofAddress(error)
    ? { outcome: 'refused', reason }
    : retry(reason, error.$response?.headers?.['retry-after'])
}
