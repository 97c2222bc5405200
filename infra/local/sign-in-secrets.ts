/** Signing key and cookie secret of the local provider, in one file that only its owner reads, so that restarts change neither. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

interface SignInSecrets {
  signingKey: JWK & { kty: string }
  cookieSecret: string
}

export async function signInSecrets(directory: string): Promise<SignInSecrets> {
  const file = join(directory, 'sign-in.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SignInSecrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const signingKey = { ...(await exportJWK(privateKey)), kty: 'RSA', alg: 'RS256', use: 'sig' }
  const secrets = { signingKey, cookieSecret: randomBytes(32).toString('base64url') }
  await mkdir(directory, { recursive: true, mode: 0o700 })
  // Written aside and moved into place: a start that is cut off leaves no half file.
  await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
