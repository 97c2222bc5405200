/** A real OpenID provider on this machine, in the place of the organisation's own: it believes whoever names an address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { PeopleHere } from './people.ts'
import { signInMemory } from './sign-in-memory.ts'
import { type Entry, signInPage, signInPageHeaders } from './sign-in-page.ts'
import { signInSecrets } from './sign-in-secrets.ts'
import { StartError } from './start-error.ts'

interface SignInOptions {
  /** 0 takes a free one. */
  port: number
  appOrigin: string
  people: Pick<PeopleHere, 'member' | 'find'>
  /** Folder of the file with signing key and cookie secret. */
  stateDirectory: string
  /** To speak HTTPS, as the one of an organisation does. */
  tls?: { key: Buffer; cert: Buffer }
}

export interface SignIn {
  origin: string
  close(): Promise<void>
}

const interaction = /^\/interaction\/[\w-]+$/
/** Seconds. */
const interactionLasts = 600
/** One address of at most 254 characters. */
const bodyLimit = 2048

/** @throws StartError when the port is taken */
export async function startSignIn(options: SignInOptions): Promise<SignIn> {
  const { people, appOrigin } = options
  const secrets = await signInSecrets(options.stateDirectory)
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_request, response) =>
    response.writeHead(503).end()
  const handle = (request: IncomingMessage, response: ServerResponse) => answer(request, response)
  const server = options.tls ? createTlsServer(options.tls, handle) : createServer(handle)
  const origin = `http${options.tls ? 's' : ''}://localhost:${await listen(server, options.port)}`
  const provider = await makeProvider(origin, configuration())
  const rest = provider.callback()
  answer = (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname
    if (!interaction.test(path)) return rest(request, response)
    return ask(request, response).catch(() => show(response, 400, { kind: 'lost' }))
  }
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  function configuration(): Configuration {
    return {
      adapter: signInMemory(),
      clients: [
        {
          client_id: 'quorum',
          client_name: 'Quorum',
          token_endpoint_auth_method: 'none',
          redirect_uris: [`${appOrigin}/api/callback`],
          post_logout_redirect_uris: [`${appOrigin}/`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      jwks: { keys: [secrets.signingKey] },
      cookies: { keys: [secrets.cookieSecret] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          enabled: true,
          async logoutSource(ctx, form) {
            const { accountId } = ctx.oidc.session!
            const person = accountId ? await people.member(accountId) : undefined
            page(ctx, { kind: 'leave', form, email: person?.email })
          },
          // Quorum always says where to go afterwards.
          postLogoutSuccessSource: (ctx) => page(ctx, { kind: 'left' }),
        },
      },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      ttl: {
        Interaction: 600,
        Session: 600,
        Grant: 600,
        AccessToken: 600,
        IdToken: 600,
        AuthorizationCode: 60,
      },
      // The one client is ours: it needs nobody's leave to learn an address.
      async loadExistingGrant(ctx) {
        const { oidc } = ctx
        const grant = new oidc.provider.Grant({
          clientId: oidc.client!.clientId,
          accountId: oidc.session!.accountId!,
        })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
      renderError: (ctx) => page(ctx, { kind: 'lost' }),
      async findAccount(_ctx, id) {
        const person = await people.member(id)
        if (!person) return undefined
        const { email, name } = person
        return { accountId: id, claims: () => ({ sub: id, email, email_verified: true, name }) }
      },
    }
  }

  /** The one question: who are you? Asked again until somebody in the directory has the address. */
  async function ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') {
      const before = interaction.session && (await people.member(interaction.session.accountId))
      return show(response, 200, { kind: 'first', email: before?.email })
    }
    const email = (new URLSearchParams(await bodyOf(request)).get('email') ?? '').trim()
    const person = email && (await people.find(email))
    if (!person) return show(response, 422, { kind: 'unknown', email })
    if (interaction.session) {
      // Whoever was signed in before makes room without being asked to sign out.
      await (await provider.Session.findByUid(interaction.session.uid))?.destroy()
      delete interaction.session
      await interaction.save(interactionLasts)
    }
    const login = { accountId: person.id, remember: false }
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  }

  function page(ctx: KoaContextWithOIDC, entry: Entry): void {
    ctx.set(signInPageHeaders(appOrigin))
    ctx.body = signInPage(entry, appOrigin)
  }

  function show(response: ServerResponse, status: number, entry: Entry): void {
    if (response.headersSent) return
    response.writeHead(status, signInPageHeaders(appOrigin)).end(signInPage(entry, appOrigin))
  }
}

async function makeProvider(origin: string, configuration: Configuration): Promise<Provider> {
  // At import it warns of every Node before 22, in each start's output; it runs on 20.
  const { warn } = console
  console.warn = () => {}
  const { interactionPolicy, Provider } = await import('oidc-provider').finally(() => {
    console.warn = warn
  })
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  const everyTime = new Check('asked_every_time', 'several people try Quorum in one browser', (ctx) =>
    ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  )
  policy.get('login')!.checks.add(everyTime)
  return new Provider(origin, { ...configuration, interactions: { ...configuration.interactions, policy } })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > bodyLimit) throw new RangeError('the form is too large')
  }
  return body
}

async function listen(server: Server | TlsServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'taken' : `not to be had (${error.code})`
      reject(
        new StartError(`Port ${port}, for sign-in, is ${why}. Stop what uses it, or start with --port N.`),
      )
    })
    server.listen(port, 'localhost', resolve)
  })
  return (server.address() as AddressInfo).port
}
