/** What a person may know and decide about the messages that Quorum writes to them. */

const usualBudget = 2
const most = 7

/**
 * Messages per person and week at most, from the organisation's setting.
 * @throws RangeError for anything but a whole number from 1 to 7
 */
export function budgetOf(setting: string | undefined): number {
  const budget = Number(setting ?? usualBudget)
  if (!Number.isInteger(budget) || budget < 1 || budget > most)
    throw new RangeError(`MESSAGES_PER_WEEK is a whole number from 1 to ${most}`)
  return budget
}

/** What can reach one person. */
export const personalChannels = ['email', 'slack', 'sms'] as const
export type PersonalChannelName = (typeof personalChannels)[number]

/** GET /api/me/contact — of the person who asks, and shown to nobody else. */
export interface ContactView {
  /** Messages to this person per week at most: the organisation's setting. */
  budget: number
  /** By what Quorum can write to this person. */
  channels: PersonalChannelName[]
  /** By what it does. */
  channel: PersonalChannelName
  /** Whether the person wants no message at all. */
  stopped: boolean
  /** In which language it writes to this person. */
  language: 'fr' | 'en'
  /** The rounds of which something may still be written; with a personal link, only its own. */
  rounds: ContactRound[]
}

export interface ContactRound {
  id: string
  closes: string
  /** Whether the person does not want to be written to about it. */
  silent: boolean
}
