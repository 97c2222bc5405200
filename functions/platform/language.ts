/** The language of a request: the first of Accept-Language (RFC 9110 §12.5.4) that we speak, else English. */
import { parseAccept } from 'hono/utils/accept'
import type { Language } from '#shared/org/organisation.ts'

export function languageOf(request: Request): Language {
  for (const { type, q } of parseAccept(request.headers.get('accept-language') ?? '')) {
    const tag = type.toLowerCase().split('-')[0]
    if (q > 0 && (tag === 'fr' || tag === 'en')) return tag
  }
  return 'en'
}
