/** Keys in SSM Parameter Store: SecureStrings under one prefix, each function with the paths that it needs. */
import {
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import type { KeyStore } from './runtime.ts'

/** DeleteParameters takes ten names at a time. */
const batch = 10

export function parameterStore(prefix: string, client = new SSMClient({ retryMode: 'adaptive' })): KeyStore {
  return {
    async put(path, value) {
      try {
        await client.send(
          new PutParameterCommand({
            Name: prefix + path,
            Value: value,
            Type: 'SecureString',
            Overwrite: false,
          }),
        )
        return true
      } catch (error) {
        if ((error as Error).name === 'ParameterAlreadyExists') return false
        throw error
      }
    },
    async get(path) {
      try {
        const { Parameter } = await client.send(
          new GetParameterCommand({ Name: prefix + path, WithDecryption: true }),
        )
        return Parameter?.Value
      } catch (error) {
        if ((error as Error).name === 'ParameterNotFound') return undefined
        throw error
      }
    },
    async list(folder) {
      const paths: string[] = []
      let token: string | undefined
      do {
        const page = await client.send(
          new GetParametersByPathCommand({ Path: prefix + folder, Recursive: true, NextToken: token }),
        )
        for (const { Name } of page.Parameters ?? []) if (Name) paths.push(Name.slice(prefix.length))
        token = page.NextToken
      } while (token)
      return paths
    },
    async delete(paths) {
      for (let i = 0; i < paths.length; i += batch) {
        const Names = paths.slice(i, i + batch).map((path) => prefix + path)
        await client.send(new DeleteParametersCommand({ Names }))
      }
    },
  }
}
