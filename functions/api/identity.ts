/** The organisation's OpenID Connect service: authorization code with PKCE, state and nonce, as a public client. */
import * as client from 'openid-client'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'

/** What must come back unchanged. */
interface Checks {
  state: string
  nonce: string
  verifier: string
}

interface Identity {
  email: string | undefined
  verified: boolean
}

/** Seconds that the service has for an answer; a function has thirty. */
const patience = 8

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Plain http is accepted from this machine only. */
const insecureHere = (issuer: URL) =>
  issuer.protocol === 'http:' && loopback.has(issuer.hostname) ? [client.allowInsecureRequests] : []

export function identityService({ environment, log }: Runtime) {
  let known: Promise<client.Configuration> | undefined

  /** Discovered at the first use and kept; a failure is forgotten, so that the next try asks again. */
  function configuration(): Promise<client.Configuration> {
    known ??= discover().catch((error: Error) => {
      known = undefined
      log.warn('The identity service cannot be discovered', { name: error.name })
      throw problem('identity-unavailable')
    })
    return known
  }
  async function discover(): Promise<client.Configuration> {
    const issuer = new URL(environment.OIDC_ISSUER ?? '')
    const clientId = environment.OIDC_CLIENT_ID ?? ''
    return client.discovery(issuer, clientId, undefined, client.None(), {
      execute: [...insecureHere(issuer), client.enableNonRepudiationChecks],
      timeout: patience,
    })
  }

  return {
    /** Where the browser goes to sign in, and what to compare its return with. */
    async leave(redirect: string): Promise<{ url: URL; checks: Checks }> {
      const config = await configuration()
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid email profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      })
      return { url, checks }
    },

    /**
     * The page at which the service ends its own session and leads back, without a token as a hint: the browser would
     * see it. Null where it has none, or does not answer: here it is over anyway.
     */
    async signOutAddress(back: string): Promise<string | null> {
      const config = await configuration().catch(() => undefined)
      const page = config?.serverMetadata().end_session_endpoint
      if (!config || !page || !URL.canParse(page)) return null
      if (new URL(page).protocol !== 'https:' && insecureHere(new URL(page)).length === 0) return null
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
    },

    /**
     * Who came back: from the ID token, or from the service's user info where the token does not say the address.
     * @throws Problem sign-in-refused, identity-unavailable
     */
    async comeBack(url: URL, { state, nonce, verifier }: Checks): Promise<Identity> {
      const config = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()!
        const told =
          claims.email === undefined && config.serverMetadata().userinfo_endpoint
            ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims
        return {
          email: typeof told.email === 'string' ? told.email : undefined,
          verified: told.email_verified === true,
        }
      } catch (error) {
        log.warn('A sign-in failed', {
          name: (error as Error).name,
          code: (error as { code?: unknown }).code,
        })
        throw problem(unreachable(error) ? 'identity-unavailable' : 'sign-in-refused')
      }
    },
  }
}

/** The service did not answer, or answered that it is ill; everything else is a refusal. */
function unreachable(error: unknown): boolean {
  if (error instanceof TypeError) return true
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500)
}
