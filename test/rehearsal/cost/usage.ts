/** What one thing that people or clocks do makes AWS count, and what that costs. */
import type { Counts } from '../meter.ts'
import type prices from './prices.json'

export type Prices = (typeof prices)['prices']

/** Averages of one: a tick, one member's invitation, one answer, one visit. */
export interface Units {
  lambdaRequests: number
  /** Memory times milliseconds, as measured on this machine. */
  gigabyteSeconds: number
  httpApiRequests: number
  reads: number
  writes: number
  sqsRequests: number
  schedulerInvocations: number
  parameterReads: number
  mails: number
  mailBytes: number
  cdnRequests: number
  cdnBytes: number
  cdnFunctions: number
  s3Requests: number
  logBytes: number
}

export interface Usage {
  /** Nothing is due. */
  clockTick: Units
  tallyTick: Units
  /** Of one member. */
  invitation: Units
  reminder: Units
  /** In a browser that was never here, from the link to the receipt. */
  answer: Units
  /** Of one answer: counted, published, shredded, told. */
  count: Units
  /** One page of the dashboard in a browser that was never here, signing in included. */
  visit: Units
  /** Bytes in the tables that are kept, by member, after a week. */
  storedBytes: number
  /** Of the templates. */
  alarmMetrics: number
  ownMetrics: number
}

/** By function, from the templates. */
export type Memory = (name: string) => number

export function unitsOf({ counts, functions, reads, writes }: Counts, memory: Memory, by: number): Units {
  const count = (what: string) => (counts[what] ?? 0) / by
  const invoked = Object.entries(functions)
  return {
    lambdaRequests: invoked.reduce((sum, [, one]) => sum + one.count, 0) / by,
    gigabyteSeconds:
      invoked.reduce((sum, [name, one]) => sum + (one.milliseconds / 1000) * (memory(name) / 1024), 0) / by,
    httpApiRequests: count('HTTP API requests'),
    reads: reads / by,
    writes: writes / by,
    sqsRequests: count('SQS requests'),
    schedulerInvocations: count('Scheduler invocations'),
    parameterReads: count('Parameter Store requests'),
    mails: count('mails'),
    mailBytes: count('mail bytes'),
    cdnRequests: count('CloudFront requests'),
    cdnBytes: count('CloudFront bytes'),
    cdnFunctions: count('CloudFront Function runs'),
    s3Requests: count('S3 requests'),
    logBytes: count('log bytes'),
  }
}

/** A function has part of a core, and DynamoDB is farther away than the engine of one machine. */
export const slower = 4

export function dollarsOf(units: Units, prices: Prices): number {
  return (
    units.lambdaRequests * prices.lambdaRequest.dollars +
    units.gigabyteSeconds * slower * prices.lambdaSecond.dollars +
    units.httpApiRequests * prices.httpApi.dollars +
    units.reads * prices.dynamoRead.dollars +
    units.writes * prices.dynamoWrite.dollars +
    units.sqsRequests * prices.sqs.dollars +
    units.schedulerInvocations * prices.scheduler.dollars +
    units.mails * prices.mail.dollars +
    units.mailBytes * prices.mailByte.dollars +
    units.cdnRequests * prices.cdnRequest.dollars +
    units.cdnBytes * prices.cdnByte.dollars +
    units.cdnFunctions * prices.cdnFunction.dollars +
    units.s3Requests * prices.s3Request.dollars +
    units.logBytes * prices.logByte.dollars
  )
}
