/** Why something was not taken, from the code that its provider gave. */
import { isNoSuchAddress } from '#shared/messages/no-such-address.ts'
import type { MessageWords } from './words.ts'

type Why = keyof MessageWords['why']

/** Words of Slack, AWS and Quorum itself; what is not among them says nothing that somebody could act on. */
const known: Record<string, Why> = {
  timeout: 'timeout',
  'malformed address': 'address',
  'malformed number': 'address',
  users_not_found: 'address',
  user_not_found: 'address',
  user_disabled: 'address',
  cannot_dm_bot: 'address',
  OptedOutException: 'address',
  invalid_auth: 'access',
  not_authed: 'access',
  account_inactive: 'access',
  token_revoked: 'access',
  token_expired: 'access',
  missing_scope: 'access',
  EAUTH: 'access',
  ratelimited: 'later',
  TooManyRequestsException: 'later',
  MessageRejected: 'refused',
}

export function whyOf(reason: string): Why {
  const [, code, status] = /^SMTP (\d{3})(?: (\S+))?$/.exec(reason) ?? []
  if (code) return ofSmtp(code, status)
  const [, http] = /^HTTP (\d{3})$/.exec(reason) ?? []
  if (http) return ofHttp(http)
  return known[reason] ?? (/^E[A-Z_]+$/.test(reason) ? 'connection' : 'other')
}

/** RFC 5321 §4.2.1. */
function ofSmtp(code: string, status: string | undefined): Why {
  if (code.startsWith('4')) return 'later'
  if (code === '530' || code === '535') return 'access'
  return isNoSuchAddress(Number(code), status) ? 'address' : 'refused'
}

function ofHttp(status: string): Why {
  if (status === '404' || status === '410') return 'gone'
  if (status === '401' || status === '403') return 'access'
  return status === '429' || status.startsWith('5') ? 'later' : 'refused'
}
