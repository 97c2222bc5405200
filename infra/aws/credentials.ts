/** What stands in the bundles for the SDK's chain of credential providers: on Lambda they come from the environment, and nowhere else. */

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

class NoCredentials extends Error {
  override name = 'NoCredentials'
}

/** Under the name by which the SDK's clients import it. @throws an error that names the missing variables */
export const defaultProvider = () => async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new NoCredentials('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both in the environment')
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  }
}
