/** Parameter Store: values by path, never overwritten unless somebody says so. */
import type { Json } from '../templates.ts'
import { AwsError, type Needed, type Service } from './door.ts'

export interface Parameters extends Service {
  values: Map<string, string>
}

export function parameterStore(arnOf: (path: string) => string, counted: () => void): Parameters {
  const values = new Map<string, string>()
  const namesOf = (operation: string, body: Json): string[] => {
    if (operation === 'GetParametersByPath') return [body.Path]
    return operation === 'DeleteParameters' || operation === 'GetParameters' ? body.Names : [body.Name]
  }
  return {
    values,
    needs: ({ operation, body }): Needed[] =>
      namesOf(operation, body).map((name) => ({
        action: `ssm:${operation}`,
        resource: arnOf(name),
        // What a policy may ask of a PutParameter.
        context: operation === 'PutParameter' ? { 'ssm:Overwrite': [String(body.Overwrite ?? false)] } : {},
      })),
    async answer({ operation, body }) {
      counted()
      switch (operation) {
        case 'PutParameter':
          if (values.has(body.Name) && !body.Overwrite)
            throw new AwsError('ParameterAlreadyExists', 'The parameter already exists.')
          if (body.Type !== 'SecureString')
            throw new AwsError('ValidationException', 'Keys are SecureStrings.')
          values.set(body.Name, body.Value)
          return { body: { Version: 1, Tier: 'Standard' } }
        case 'GetParameter': {
          const Value = values.get(body.Name)
          if (Value === undefined) throw new AwsError('ParameterNotFound', 'There is no such parameter.')
          return { body: { Parameter: { Name: body.Name, Type: 'SecureString', Value, Version: 1 } } }
        }
        case 'GetParametersByPath': {
          const below = [...values].filter(([name]) => name.startsWith(`${body.Path}/`))
          return {
            body: {
              Parameters: below.map(([Name, Value]) => ({ Name, Type: 'SecureString', Value, Version: 1 })),
            },
          }
        }
        case 'DeleteParameters': {
          const DeletedParameters = body.Names.filter((name: string) => values.delete(name))
          return { body: { DeletedParameters, InvalidParameters: [] } }
        }
        default:
          throw new AwsError('UnknownOperationException', `The rehearsal knows no ${operation}.`)
      }
    },
  }
}
