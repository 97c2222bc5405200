/** What an installation says about its identity service: roles in a claim, trusted addresses, a secret, another way out. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/insight/view.ts'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import { clientSecretKey } from './identity.ts'
import { signInAt, startIssuer, type TestIssuer } from './issuer.fixture.ts'

const csv =
  'id,name,email,manager,level,language,role\n' +
  'D1,Anne,anne@x.test,,director,fr,\n' +
  'R1,Bob,bob@x.test,D1,rep,en,\n' +
  'H1,Chloé,chloe@x.test,D1,rep,fr,hr\n'

let issuer: TestIssuer
const started: Api[] = []

async function withSettings(environment: Record<string, string> = {}, secrets: Record<string, string> = {}) {
  const api = await startApi({ OIDC_ISSUER: issuer.origin, ...environment }, secrets)
  started.push(api)
  expect((await api.ask('/api/directory/import?version=0', importing(csv))).status).toBe(200)
  return api
}

beforeAll(async () => {
  issuer = await startIssuer()
})
beforeEach(() => {
  issuer.claims = {}
  issuer.metadata = {}
  delete issuer.userinfo
  delete issuer.secret
})
afterAll(async () => {
  issuer?.close()
  for (const api of started) await api.close()
})

const bob = { email: 'bob@x.test', email_verified: true }

/** The roles of whoever signs in with these claims, or why they do not get in. */
async function rolesAt(api: Api, claims: Record<string, unknown>): Promise<Role[] | string> {
  issuer.claims = claims
  const { response, session } = await signInAt(api)
  if (!session) return ((await response.json()) as { code: string }).code
  const me = await api.ask('/api/me', { headers: { cookie: session } })
  return ((await me.json()) as { roles: Role[] }).roles
}

describe('roles from a claim', () => {
  const settings = {
    OIDC_ROLES_CLAIM: 'groups',
    OIDC_ROLE_HR: 'People team, 8f1c',
    OIDC_ROLE_ADMINISTRATOR: 'it',
  }
  let api: Api
  let without: Api
  beforeAll(async () => {
    api = await withSettings(settings)
    without = await withSettings()
  })

  it.each<[string, unknown, Role[]]>([
    ['a list', ['sales', 'People team'], ['member', 'hr']],
    ['another value that means the same', ['8f1c'], ['member', 'hr']],
    ['one value', 'it', ['member', 'administrator']],
    ['both roles', ['it', '8f1c'], ['member', 'hr', 'administrator']],
    ['nothing known', ['sales'], ['member']],
    ['no claim', undefined, ['member']],
    ['a value within another', ['it-support', 'People team, 8f1c', 'IT'], ['member']],
    ['what is no text', [{ it: true }, 7, null, ['it']], ['member']],
    ['an object', { it: 'it' }, ['member']],
    ['an empty text', '', ['member']],
  ])('%s', async (_what, groups, roles) => {
    expect(await rolesAt(api, { ...bob, groups })).toEqual(roles)
  })

  it('are joined with what the directory and the tree of managers say', async () => {
    const chloe = { email: 'chloe@x.test', email_verified: true }
    expect(await rolesAt(api, { ...chloe, groups: ['it'] })).toEqual(['member', 'hr', 'administrator'])
    expect(await rolesAt(api, { ...chloe, groups: ['8f1c'] })).toEqual(['member', 'hr'])
    const anne = { email: 'anne@x.test', email_verified: true, groups: ['it'] }
    expect(await rolesAt(api, anne)).toEqual(['member', 'manager', 'administrator'])
  })

  it('are none without the setting, whatever the service says', async () => {
    expect(await rolesAt(without, { ...bob, groups: ['it', 'hr', 'administrator', ''] })).toEqual(['member'])
  })

  it('are found by a path, by a name with dots, and in the user info', async () => {
    const nested = await withSettings({ ...settings, OIDC_ROLES_CLAIM: 'realm_access.roles' })
    expect(await rolesAt(nested, { ...bob, realm_access: { roles: ['it'] } })).toEqual([
      'member',
      'administrator',
    ])
    expect(await rolesAt(nested, { ...bob, 'realm_access.roles': ['8f1c'] })).toEqual(['member', 'hr'])
    expect(await rolesAt(nested, { ...bob, realm_access: 'roles' })).toEqual(['member'])
    issuer.userinfo = { groups: ['it'], email: 'anne@x.test', email_verified: true }
    const asking = await withSettings(settings)
    // Bob all the same: what the token says holds.
    expect(await rolesAt(asking, bob)).toEqual(['member', 'administrator'])
    expect(await rolesAt(asking, { email: 'bob@x.test' })).toBe('address-unverified')
  })

  it('nobody without one is let into what HR and administrators see', async () => {
    const statuses = async (groups: string[]) => {
      issuer.claims = { ...bob, groups }
      const { session } = await signInAt(api)
      const asked = ['/api/season', '/api/channels', '/api/webhooks', '/api/deliveries']
      const headers = { cookie: session! }
      return Promise.all(asked.map(async (path) => (await api.ask(path, { headers })).status))
    }
    expect(await statuses(['sales'])).toEqual([403, 403, 403, 403])
    expect(await statuses(['8f1c'])).toEqual([200, 403, 403, 403])
    expect(await statuses(['it'])).toEqual([403, 200, 200, 200])
  })
})

describe('an address', () => {
  it.each([
    ['yes', undefined, true],
    ['yes', true, true],
    ['yes', false, false],
    ['yes', 'false', false],
    ['yes', null, false],
    ['no', undefined, false],
    ['', undefined, false],
    ['true', undefined, false],
  ])('trusted: %s, verified: %s, gets in: %s', async (trusted, email_verified, gets) => {
    const api = await withSettings({ OIDC_EMAIL_TRUSTED: trusted })
    const told = await rolesAt(api, { email: 'bob@x.test', email_verified })
    expect(told).toEqual(gets ? ['member'] : 'address-unverified')
  })
})

describe('a client with a secret', () => {
  it('proves itself as the service wants, and is refused with another secret', async () => {
    issuer.secret = 's3cret'
    for (const [methods, proved] of [
      [undefined, 'basic'],
      [['client_secret_basic', 'client_secret_post'], 'basic'],
      [['client_secret_post'], 'post'],
    ] as const) {
      issuer.metadata = { token_endpoint_auth_methods_supported: methods }
      const api = await withSettings({}, { [clientSecretKey]: 's3cret' })
      expect([await rolesAt(api, bob), issuer.proved]).toEqual([['member'], proved])
    }
    const wrong = await withSettings({}, { [clientSecretKey]: 'other' })
    expect(await rolesAt(wrong, bob)).toBe('sign-in-refused')
    expect(await rolesAt(await withSettings(), bob)).toBe('sign-in-refused')
    for (const api of started) expect(api.logged.join()).not.toContain('s3cret')
  })

  it('reads a secret that was changed, without a restart', async () => {
    issuer.secret = 'new'
    const secrets = { [clientSecretKey]: 'old' }
    const api = await withSettings({}, secrets)
    expect(await rolesAt(api, bob)).toBe('sign-in-refused')
    ;(api.keys as Map<string, string>).set(clientSecretKey, 'new')
    expect(await rolesAt(api, bob)).toEqual(['member'])
  })

  it('still checks the signature and what the token says', async () => {
    issuer.secret = 's3cret'
    const api = await withSettings({}, { [clientSecretKey]: 's3cret' })
    expect(await rolesAt(api, { ...bob, aud: 'other' })).toBe('sign-in-refused')
    const { sign } = issuer
    issuer.sign = async (claims, key) => `${(await sign(claims, key)).slice(0, -8)}AAAAAAAA`
    expect(await rolesAt(api, bob)).toBe('sign-in-refused')
    issuer.sign = sign
  })

  it('without one is a public client, which proves itself by PKCE alone', async () => {
    expect(await rolesAt(await withSettings(), bob)).toEqual(['member'])
    expect(issuer.proved).toBe('none')
  })
})

it.each([
  ['here', null],
  ['https://identity.test/login/signout?x=1', 'https://identity.test/login/signout?x=1'],
  ['http://identity.test/out', null],
  ['javascript:alert(1)', null],
  ['', 'https://identity.test/out'],
])('signing out with the way %j leads to %j', async (OIDC_SIGN_OUT, leads) => {
  issuer.metadata = { end_session_endpoint: 'https://identity.test/out' }
  const api = await withSettings({ OIDC_SIGN_OUT })
  const out = await api.ask('/api/sign-out', { method: 'POST', headers: { origin: appOrigin } })
  const { next } = (await out.json()) as { next: string | null }
  expect(OIDC_SIGN_OUT === '' ? next?.split('?')[0] : next).toBe(leads)
})
