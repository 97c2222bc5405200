/** A message before it takes a form: its parts in the person's language, in the order in which they are read. */

export interface Link {
  label: string
  url: string
}

export interface Part {
  title: string
  text: string
  link?: Link
}

export interface Message {
  subject: string
  /** What a mailbox shows beside the subject. */
  preview: string
  /** Above the title: group and week. */
  about?: string
  title: string
  text: string[]
  points: Part[]
  action: Link
  /** Under the button. */
  note?: string
  /** Below everything that the message is for. */
  reasons: Part[]
  closing: string[]
  contact: Link
}

/** A name may hold anything; a subject or a line of plain text holds one line. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
