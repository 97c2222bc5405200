/** A month's bill for an organisation of some size. */
import { dollarsOf, type Prices, type Usage } from './usage.ts'

/** What people do, as far as it costs. */
export const habits = {
  /** Rounds a month. */
  rounds: 52 / 12,
  /** Of those who are asked. */
  answering: 0.7,
  /** Visits to the dashboard a week: everybody one page, and of those who lead (one in eight) three more. */
  visits: 1 + 3 / 8,
  /** Of everybody, who sign in within a month instead of coming by a link. */
  signingIn: 0.25,
} as const

const minutes = (365.25 / 12) * 24 * 60
/** Sixty rounds, and forty days of messages: what a year leaves in the tables, in weeks of one week's bytes. */
const keptWeeks = 60
/** Above so many members a Thursday needs more than forty reads of Parameter Store a second. */
const manyMembers = 10_000

export interface Bill {
  members: number
  /** By what it is for, in dollars. */
  parts: {
    ticks: number
    messages: number
    answers: number
    reading: number
    storage: number
    watching: number
  }
  total: number
  /** Beside the total: where the organisation brings no provider, and with the rate rule. */
  cognito: number
  rateRule: number
}

export function billOf(members: number, usage: Usage, prices: Prices): Bill {
  const price = (units: Parameters<typeof dollarsOf>[0]) => dollarsOf(units, prices)
  const { rounds, answering, visits, signingIn } = habits
  const answers = members * answering * rounds
  const seen = members * visits * rounds
  const reads = answers * (usage.answer.parameterReads + usage.count.parameterReads)
  const requests = answers * usage.answer.cdnRequests + seen * usage.visit.cdnRequests
  const parts = {
    ticks: minutes * price(usage.clockTick) + (minutes / 5) * price(usage.tallyTick),
    messages: members * rounds * (price(usage.invitation) + price(usage.reminder)),
    answers:
      answers * (price(usage.answer) + price(usage.count)) +
      (members > manyMembers ? reads * prices.highThroughput.dollars : 0),
    reading: seen * price(usage.visit),
    storage: ((members * usage.storedBytes * keptWeeks) / 1e9) * prices.dynamoStorage.dollars,
    watching: usage.alarmMetrics * prices.alarmMetric.dollars + usage.ownMetrics * prices.ownMetric.dollars,
  }
  return {
    members,
    parts,
    total: Object.values(parts).reduce((sum, one) => sum + one, 0),
    cognito: Math.max(0, members * signingIn - 10_000) * prices.cognitoUser.dollars,
    rateRule: prices.firewall.dollars + requests * prices.firewallRequest.dollars,
  }
}
