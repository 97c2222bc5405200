/** API keys as the page shows them. The key itself is in the answer that made it, and in no other. */
import type { Scope } from './scopes.ts'

/** Days that a key may last. */
export const keyDays = [30, 90, 365] as const
export type KeyDays = (typeof keyDays)[number]
export const usualKeyDays: KeyDays = 90

export const longestKeyName = 60

/** `asleep`: whoever made it has left, or lost the role that it rests on. */
export type KeyState = 'live' | 'expired' | 'revoked' | 'asleep'

export interface KeyView {
  id: string
  name: string
  scopes: Scope[]
  state: KeyState
  /** Whether the reader made it; `by` is who did, or null for somebody who has left. */
  own: boolean
  by: string | null
  /** Instants. */
  made: string
  until: string
  revoked: string | null
  /** A day, or null. */
  used: string | null
}

/** GET /api/keys — one's own, for an administrator all; the latest first. */
export interface KeysView {
  keys: KeyView[]
  /** What the reader may give to a key. */
  scopes: Scope[]
  /** Live keys that one person may have. */
  most: number
}

/** POST /api/keys */
export interface NewKey {
  id: string
  key: string
}
