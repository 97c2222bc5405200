/** The bytes of a text file as UTF-8. Excel’s “Unicode text” is UTF-16, which its byte order mark says; nothing is guessed. */

export function utf8Of(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const encoding = utf16(bytes)
  return encoding ? new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)) : bytes
}

/** Without its byte order mark; what is not UTF-8 becomes U+FFFD. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder(utf16(bytes) ?? 'utf-8').decode(bytes)

function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}
