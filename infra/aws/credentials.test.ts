/** Credentials in the bundles: those of the environment as it is when they are asked for, and no others. */
import { afterEach, expect, it, vi } from 'vitest'
import { defaultProvider } from './credentials.ts'

afterEach(() => vi.unstubAllEnvs())

it('are those of the environment, with a session or without', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  const provider = defaultProvider()
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  expect(await provider()).toEqual(keys)
  vi.stubEnv('AWS_SESSION_TOKEN', 'session')
  expect(await provider()).toEqual({ ...keys, sessionToken: 'session' })
})

it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
  'are refused without %s, by name',
  async (missing) => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    vi.stubEnv(missing, undefined)
    await expect(defaultProvider()()).rejects.toThrow(
      expect.objectContaining({ name: 'NoCredentials', message: expect.stringContaining(missing) }),
    )
  },
)
