/**
 * The organisation's OpenID Connect service: authorization code with PKCE, state and nonce; as a public client, or as one
 * with a secret where the key store holds it.
 */
import * as client from 'openid-client'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Identity, identityOf, isComplete } from './claims.ts'

/** What must come back unchanged. */
interface Checks {
  state: string
  nonce: string
  verifier: string
}

export const clientSecretKey = '/sign-in/client-secret'

/** Seconds that the service has for an answer; a function has thirty. */
const patience = 8

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Plain http is accepted from this machine only. */
const insecureHere = (issuer: URL) =>
  issuer.protocol === 'http:' && loopback.has(issuer.hostname) ? [client.allowInsecureRequests] : []

/** An address to which a browser may be led. */
const isPage = (address: string | undefined): address is string => {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' || insecureHere(url).length > 0
}

/** What the service takes; RFC 8414 §2: the header, where it does not say. */
const proofOf = (methods: string[] | undefined) =>
  methods && !methods.includes('client_secret_basic') && methods.includes('client_secret_post')
    ? client.ClientSecretPost
    : client.ClientSecretBasic

export function identityService({ environment, keys, log }: Runtime) {
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
    const secret = await keys.get(clientSecretKey)
    const options = {
      execute: [...insecureHere(issuer), client.enableNonRepudiationChecks],
      timeout: patience,
    }
    const open = await client.discovery(issuer, clientId, undefined, client.None(), options)
    if (!secret) return open
    const prove = proofOf(open.serverMetadata().token_endpoint_auth_methods_supported)(secret)
    const config = new client.Configuration(open.serverMetadata(), clientId, undefined, prove)
    config.timeout = patience
    for (const extend of options.execute) extend(config)
    return config
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
     * see it; or the one that the installation names. Null where there is none, or no answer: here it is over anyway.
     */
    async signOutAddress(back: string): Promise<string | null> {
      const chosen = environment.OIDC_SIGN_OUT ?? ''
      if (chosen === 'here') return null
      if (chosen !== '') return isPage(chosen) ? chosen : null
      const config = await configuration().catch(() => undefined)
      if (!config || !isPage(config.serverMetadata().end_session_endpoint)) return null
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
        const complete = isComplete(claims, environment) || !config.serverMetadata().userinfo_endpoint
        if (complete) return identityOf(claims, environment)
        const told = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        // What the token says holds; an address and whether it is verified come from one place.
        const { email, email_verified } = claims.email === undefined ? told : claims
        return identityOf({ ...told, ...claims, email, email_verified }, environment)
      } catch (error) {
        log.warn('A sign-in failed', {
          name: (error as Error).name,
          code: (error as { code?: unknown }).code,
        })
        // A secret that was changed is read anew at the next try.
        if ((error as { error?: unknown }).error === 'invalid_client') known = undefined
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
