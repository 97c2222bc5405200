/** What `cdk synth` left: every stack's template with its parameters filled in and its references followed, and the assets. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
export type Json = any

export interface Resource {
  /** `<stack>/<logical id>` */
  id: string
  stack: string
  type: string
  properties: Json
  dependsOn: string[]
}

export interface Cloud {
  region: string
  account: string
  /** Values of the stacks' parameters that have none of their own. */
  given: Record<string, string>
  /** What AWS would make up for a resource: `Ref` where there is no attribute. Undefined leaves it to this file. */
  made(resource: Pick<Resource, 'id' | 'type'> & { logical: string }, attribute?: string): string | undefined
}

export interface Deployed {
  resources: Resource[]
  ofType(type: string): Resource[]
  /** Of a stack, as CloudFormation tells them. */
  outputs(stack: string): Record<string, string>
  /** By whatever a reference to it was resolved to. */
  byReference(reference: string): Resource | undefined
  /** Folder or file of an asset, by the key under which it would lie in CDK's bucket. */
  asset(key: string): string
}

export const partition = 'aws'

export function readTemplates(folder: string, cloud: Cloud): Deployed {
  const { region, account } = cloud
  const stacks = new Map<string, Json>()
  const assets = new Map<string, string>()
  for (const file of readdirSync(folder)) {
    const read = () => JSON.parse(readFileSync(join(folder, file), 'utf8'))
    if (file.endsWith('.template.json')) stacks.set(file.slice(0, -'.template.json'.length), read())
    else if (file.endsWith('.assets.json'))
      for (const { source, destinations } of Object.values<Json>(read().files))
        for (const { objectKey } of Object.values<Json>(destinations))
          assets.set(objectKey, join(folder, source.path))
  }
  const exports = new Map<string, { stack: string; value: Json }>()
  for (const [stack, { Outputs = {} }] of stacks)
    for (const { Export, Value } of Object.values<Json>(Outputs))
      if (Export) exports.set(Export.Name, { stack, value: Value })

  const pseudo: Record<string, string> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': partition,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const references = new Map<string, string>()

  function referenced(stack: string, logical: string, attribute?: string): string {
    if (!attribute) {
      if (pseudo[logical]) return pseudo[logical]
      const parameter = stacks.get(stack).Parameters?.[logical]
      if (parameter) {
        const value = cloud.given[logical] ?? parameter.Default
        if (value === undefined) throw new Error(`nobody says what ${stack}'s parameter ${logical} is`)
        return String(value)
      }
    }
    const type = stacks.get(stack).Resources[logical]?.Type
    if (!type) throw new Error(`${stack} names ${logical}, which it has not`)
    const id = `${stack}/${logical}`
    const made = cloud.made({ id, type, logical }, attribute)
    const value = made ?? usual(type, logical, attribute)
    references.set(value, id)
    return value
  }

  /** As CloudFormation names things where nobody does. */
  function usual(type: string, logical: string, attribute?: string): string {
    const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${account}:${rest}`
    const key = `${type} ${attribute ?? 'Ref'}`
    switch (key) {
      case 'AWS::DynamoDB::Table Arn':
        return arn('dynamodb', `table/${logical}`)
      case 'AWS::SQS::Queue Arn':
        return arn('sqs', logical)
      case 'AWS::Lambda::Function Arn':
        return arn('lambda', `function:${logical}`)
      case 'AWS::IAM::Role Arn':
        return `arn:${partition}:iam::${account}:role/${logical}`
      case 'AWS::Logs::LogGroup Arn':
        return arn('logs', `log-group:${logical}:*`)
      case 'AWS::Events::Rule Arn':
        return arn('events', `rule/${logical}`)
      case 'AWS::S3::Bucket Arn':
        return `arn:${partition}:s3:::${logical}`
      case 'AWS::S3::Bucket RegionalDomainName':
        return `${logical}.s3.${region}.amazonaws.com`
      default:
        // Of others only that two are never the same.
        return attribute ? `${logical}.${attribute}` : logical
    }
  }

  function resolve(value: Json, stack: string): Json {
    if (Array.isArray(value)) return value.map((one) => resolve(one, stack))
    if (typeof value !== 'object' || value === null) return value
    const [[name, inner] = ['', null], ...others] = Object.entries<Json>(value)
    if (others.length === 0)
      switch (name) {
        case 'Ref':
          return referenced(stack, inner)
        case 'Fn::GetAtt':
          return referenced(stack, inner[0], inner[1])
        case 'Fn::ImportValue': {
          const exported = exports.get(resolve(inner, stack))
          if (!exported) throw new Error(`no stack exports ${inner}`)
          return resolve(exported.value, exported.stack)
        }
        case 'Fn::Join':
          return inner[1].map((one: Json) => resolve(one, stack)).join(inner[0])
        case 'Fn::Select':
          return resolve(inner[1], stack)[Number(resolve(inner[0], stack))]
        case 'Fn::Split':
          return resolve(inner[1], stack).split(inner[0])
        case 'Fn::Sub': {
          const [text, values = {}] = Array.isArray(inner) ? inner : [inner]
          return text.replace(/\$\{([^}]+)\}/g, (_: string, key: string) => {
            if (key in values) return resolve(values[key], stack)
            const [logical, ...attribute] = key.split('.')
            return referenced(stack, logical!, attribute.join('.') || undefined)
          })
        }
        default:
          if (name.startsWith('Fn::')) throw new Error(`the rehearsal knows no ${name}`)
      }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, stack)]))
  }

  const resources: Resource[] = []
  for (const [stack, { Resources }] of stacks)
    for (const [logical, { Type, Properties = {}, DependsOn = [] }] of Object.entries<Json>(Resources)) {
      // A reference to each is made, so that it can be found by it.
      referenced(stack, logical)
      resources.push({
        id: `${stack}/${logical}`,
        stack,
        type: Type,
        properties: resolve(Properties, stack),
        dependsOn: [DependsOn].flat().map((one) => `${stack}/${one}`),
      })
    }
  const ids = new Map(resources.map((resource) => [resource.id, resource]))
  return {
    resources,
    outputs: (stack) =>
      Object.fromEntries(
        Object.entries<Json>(stacks.get(stack)?.Outputs ?? {}).map(([key, { Value }]) => [
          key,
          String(resolve(Value, stack)),
        ]),
      ),
    ofType: (type) => resources.filter((resource) => resource.type === type),
    byReference: (reference) => ids.get(references.get(reference) ?? ''),
    asset(key) {
      const path = assets.get(key)
      if (!path) throw new Error(`no asset is called ${key}`)
      return path
    },
  }
}
