/** Cookies that only the api can read or make: JWE (dir, A256GCM) under a key of their own, derived from the session key. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose'
import type { Runtime } from '../platform/runtime.ts'
import { derivedKeys } from './derived-key.ts'

export interface CookieKind {
  name: string
  path: string
  /** Lifetime in seconds. */
  lasts: number
}

/** A session at its longest; how long it may be idle, the organisation says. */
export const sessionCookie: CookieKind = { name: 'quorum-session', path: '/api', lasts: 12 * 3600 }
/** Between leaving for the identity service and coming back. */
export const signInCookie: CookieKind = { name: 'quorum-sign-in', path: '/api/callback', lasts: 600 }

export type SealedCookies = ReturnType<typeof sealedCookies>

export function sealedCookies({ keys, now, environment }: Pick<Runtime, 'keys' | 'now' | 'environment'>) {
  const derived = derivedKeys({ keys })
  // Plain http is for this machine only; browsers keep Secure cookies to themselves there.
  const secure = !/^http:\/\/localhost(:\d+)?$/.test(environment.APP_ORIGIN ?? '')
  const attributes = ({ path }: CookieKind) => ({ path, httpOnly: true, sameSite: 'Lax', secure }) as const
  // Browsers take a cookie of this name over TLS only. __Host- would want the path /, and show the session to the issuer.
  const nameOf = ({ name }: CookieKind) => (secure ? `__Secure-${name}` : name)

  /** One key a kind, so that a cookie of one kind never passes for another. */
  const keyOf = ({ name }: CookieKind) => derived(`quorum cookie ${name}`)

  return {
    /** @param lasts seconds */
    async set(c: Context, kind: CookieKind, content: JWTPayload, lasts = kind.lasts): Promise<void> {
      const issued = Math.floor(now().getTime() / 1000)
      const sealed = await new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setIssuedAt(issued)
        .setExpirationTime(issued + lasts)
        .encrypt(await keyOf(kind))
      setCookie(c, nameOf(kind), sealed, { ...attributes(kind), maxAge: lasts })
    },

    /** Undefined when there is none, or it is old, of another installation or not ours. */
    async get(c: Context, kind: CookieKind): Promise<JWTPayload | undefined> {
      const sealed = getCookie(c, nameOf(kind))
      if (!sealed) return undefined
      const key = await keyOf(kind)
      const options = {
        currentDate: now(),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
      }
      return jwtDecrypt(sealed, key, options).then(
        ({ payload }) => payload,
        () => undefined,
      )
    },

    clear: (c: Context, kind: CookieKind): void => {
      deleteCookie(c, nameOf(kind), attributes(kind))
    },
  }
}
