/** A message as plain text: short lines, and every address on a line of its own. */
import type { Link, Message, Part } from './message.ts'

/** RFC 5322 recommends no more than 78 characters a line. */
const width = 72

/** @param head who writes */
export function letterText(message: Message, head: string): string {
  const { about, title, text, points, action, note, reasons, closing, contact } = message
  const parts = [
    [head],
    [about ?? ''],
    [title],
    ...text.map((paragraph) => [paragraph]),
    ...points.map(partOf),
    linkOf(action),
    [note ?? ''],
    ...reasons.map(partOf),
    [closing.join(' ')],
    linkOf(contact),
  ]
  const written = parts.map((lines) => lines.filter(Boolean).flatMap(wrapped).join('\n'))
  return `${written.filter(Boolean).join('\n\n')}\n`
}

const partOf = ({ title, text, link }: Part): string[] => [title, text, ...(link ? linkOf(link) : [])]

const linkOf = ({ label, url }: Link): string[] => [label, url]

/** Breaks at spaces only: an address or what a no-break space holds together stays whole. */
function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word
    if (lines.length && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
