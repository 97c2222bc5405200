/** What a function finds in its environment where a week's engine stands for DynamoDB and a key server for Parameter Store. */
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { tables } from '../../infra/parts.ts'
import { appOrigin, type Week } from '../functions/week.fixture.ts'
import type { KeyServer } from './key-server.ts'

/** What every key's name begins with. */
export const keysPrefix = '/quorum'

export const credentials = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' }

/** Without credentials. */
export const environmentOf = (week: Week, keys: KeyServer): Record<string, string> => ({
  ...Object.fromEntries(tables.map(({ name }) => [`TABLE_${name.toUpperCase()}`, tableNameOf(name)])),
  KEYS_PREFIX: keysPrefix,
  APP_ORIGIN: appOrigin,
  QUORUM_VERSION: 'test',
  AWS_REGION: 'eu-west-3',
  AWS_ENDPOINT_URL_DYNAMODB: week.engine.endpoint,
  AWS_ENDPOINT_URL: keys.endpoint,
})
