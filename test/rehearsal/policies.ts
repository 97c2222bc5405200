/**
 * What IAM would say, by the policies of the templates: an action on a resource is allowed where one statement of the role allows
 * it and none denies it. Only what Quorum's templates use is known; anything else throws, so that nothing is passed over.
 */
import type { Deployed, Json } from './templates.ts'

/** Values that a condition may ask for; of a key with several values, such as LeadingKeys, all of them. */
export type Context = Record<string, string[]>

/** The smallest piece that can be taken from a template: one action, on one resource, for one pattern of keys. */
export interface Grant {
  role: string
  action: string
  resource: string
  /** Condition key and one of its patterns, where the statement has such a condition. */
  where?: { key: string; pattern: string }
}

export interface Statement {
  effect: 'Allow' | 'Deny'
  actions: string[]
  resources: string[]
  principals: string[] | null
  conditions: { operator: string; key: string; values: string[] }[]
}

const list = (value: Json): string[] => (value === undefined ? [] : [value].flat())

/** `*` is any text, `?` any one character. */
export const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^]*')
      .replaceAll('?', '[^]')}$`,
  ).test(text)

export function statementsOf(document: Json): Statement[] {
  return document.Statement.map((statement: Json) => {
    const { Effect, Action, Resource, Principal, Condition = {}, Sid: _, ...rest } = statement
    if (Object.keys(rest).length > 0)
      throw new Error(`the rehearsal knows no ${Object.keys(rest)} in a policy`)
    const principals =
      Principal === undefined ? null : Principal === '*' ? ['*'] : Object.values<Json>(Principal).flat()
    const conditions = Object.entries<Json>(Condition).flatMap(([operator, keys]) =>
      Object.entries<Json>(keys).map(([key, values]) => ({
        operator,
        key,
        values: list(values).map(String),
      })),
    )
    return { effect: Effect, actions: list(Action), resources: list(Resource), principals, conditions }
  })
}

function holds({ operator, key, values }: Statement['conditions'][number], context: Context): boolean {
  // Names of condition keys do not depend on case.
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())
  const [asked] = found?.[1] ?? []
  switch (operator) {
    case 'ForAllValues:StringLike':
      return (found?.[1] ?? []).every((value) => values.some((pattern) => matches(pattern, value)))
    case 'ForAllValues:StringEquals':
      return (found?.[1] ?? []).every((value) => values.includes(value))
    case 'StringLike':
    case 'ArnLike':
      return asked !== undefined && values.some((pattern) => matches(pattern, asked))
    case 'StringEquals':
    case 'ArnEquals':
    case 'Bool':
      return asked !== undefined && values.includes(asked)
    case 'StringEqualsIfExists':
    case 'BoolIfExists':
      return asked === undefined || values.includes(asked)
    default:
      throw new Error(`the rehearsal knows no condition ${operator}`)
  }
}

const speaksOf = (statement: Statement, action: string, resource: string) =>
  statement.actions.some((one) => matches(one.toLowerCase(), action.toLowerCase())) &&
  (statement.resources.length === 0 || statement.resources.some((one) => matches(one, resource)))

/** @returns the statement that allows it, undefined where none does or one denies it */
export function decide(
  statements: Statement[],
  action: string,
  resource: string,
  context: Context = {},
): Statement | undefined {
  const those = statements.filter(
    (statement) =>
      speaksOf(statement, action, resource) && statement.conditions.every((one) => holds(one, context)),
  )
  if (those.some(({ effect }) => effect === 'Deny')) return undefined
  return those.find(({ effect }) => effect === 'Allow')
}

/** Whether a resource's own policy lets a service of AWS in. */
export const serviceMay = (
  statements: Statement[],
  service: string,
  action: string,
  resource: string,
  source: string,
): boolean =>
  decide(
    statements.filter(({ principals }) => principals?.includes(service) || principals?.includes('*')),
    action,
    resource,
    { 'aws:SourceArn': [source], 'aws:SecureTransport': ['true'] },
  ) !== undefined

/** The identity policies of a role, by its ARN. */
export function rolePolicies(deployed: Deployed): Map<string, Statement[]> {
  const policies = new Map<string, Statement[]>()
  for (const { properties } of deployed.ofType('AWS::IAM::Policy'))
    for (const name of properties.Roles) {
      const before = policies.get(name) ?? []
      policies.set(name, [...before, ...statementsOf(properties.PolicyDocument)])
    }
  return policies
}

/** Every piece of a role's statements that could be taken out alone. */
export function grantsOf(role: string, statements: Statement[]): Grant[] {
  return statements.flatMap(({ effect, actions, resources, conditions }) =>
    effect === 'Deny'
      ? []
      : actions.flatMap((action) =>
          resources.flatMap((resource): Grant[] => {
            const keys = conditions.filter(({ operator }) => operator.startsWith('ForAllValues:'))
            if (keys.length === 0) return [{ role, action, resource }]
            return keys.flatMap(({ key, values }) =>
              values.map((pattern) => ({ role, action, resource, where: { key, pattern } })),
            )
          }),
        ),
  )
}

/** The same statements without one piece. */
export function without(statements: Statement[], { action, resource, where }: Grant): Statement[] {
  return statements.flatMap((statement): Statement[] => {
    const { effect, actions, resources, conditions } = statement
    const has =
      effect === 'Allow' &&
      actions.includes(action) &&
      resources.includes(resource) &&
      (where === undefined
        ? !conditions.some(({ operator }) => operator.startsWith('ForAllValues:'))
        : conditions.some(({ key, values }) => key === where.key && values.includes(where.pattern)))
    if (!has) return [statement]
    const rest: Statement[] = [
      { ...statement, actions: actions.filter((one) => one !== action) },
      { ...statement, actions: [action], resources: resources.filter((one) => one !== resource) },
    ]
    if (where)
      rest.push({
        ...statement,
        actions: [action],
        resources: [resource],
        conditions: conditions.map((one) =>
          one.key === where.key
            ? { ...one, values: one.values.filter((value) => value !== where.pattern) }
            : one,
        ),
      })
    return rest.filter(
      (one) =>
        one.actions.length > 0 &&
        one.resources.length > 0 &&
        one.conditions.every(({ values }) => values.length > 0),
    )
  })
}
