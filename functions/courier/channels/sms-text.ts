/** What a brief becomes in a text message: its title and its link, in about two segments (3GPP TS 23.038, 23.040). */
import type { Brief } from '#shared/messages/messages.ts'
import { cut } from './cut.ts'

/** Of two segments that belong together. One character outside the basic alphabet makes all of them two bytes wide. */
const room = { basic: 2 * 153, wide: 2 * 67 }

/** §6.2.1: the basic alphabet; of its extension each character counts for two. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('\f^{}\\[~]|€')

/** As phones spelled before: a personal link alone does not fit into two wide segments. */
const spelled = (text: string): string =>
  [...text.normalize('NFC')]
    .map((character) =>
      basic.has(character) || extension.has(character)
        ? character
        : (spellings[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '')),
    )
    .join('')

const spellings: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
}

/** Septets; undefined where some character has no place in the alphabet. */
export function septets(text: string): number | undefined {
  let sum = 0
  for (const character of text) {
    if (basic.has(character)) sum += 1
    else if (extension.has(character)) sum += 2
    else return undefined
  }
  return sum
}

/** The link stays whole, and so much of the title before it as there is room for. */
export function smsText({ title, action }: Brief): string {
  const link = `\n${action.url}`
  const short = spelled(title)
  if (septets(short + link) === undefined) return cut(title, Math.max(room.wide - link.length, least)) + link
  const measure = (text: string) => septets(spelled(text))!
  return spelled(cut(short, Math.max(room.basic - measure(link), least), measure)) + link
}

/** Of a title, however long the link: so much that one knows who writes. */
const least = 40
