/** One way to reach people. Each channel is one file with this face, held to the same contract test. */
import type { Brief, Letter } from '#shared/messages/messages.ts'

/** To one person: by address (e-mail, number) as the directory has it. */
export interface Outgoing {
  /** The same at every try, so that a provider or a mailbox knows a repetition. */
  id: string
  /** Whose it is; a provider gives it back with a bounce. */
  member: string
  to: string
  letter: Letter
  brief: Brief
  /** Takes a POST that stops these messages (RFC 8058). */
  stop: string
}

export type Sent =
  | { outcome: 'sent' }
  /** Later perhaps; `after` seconds where the provider says so. */
  | { outcome: 'retry'; reason: string; after?: number }
  /** This address takes nothing any more. `reason` never holds the address. */
  | { outcome: 'refused'; reason: string }

export interface PersonalChannel {
  send(outgoing: Outgoing): Promise<Sent>
}

/** Into a channel that many read: never anything personal. */
export interface BroadcastChannel {
  post(id: string, brief: Brief): Promise<Sent>
}
