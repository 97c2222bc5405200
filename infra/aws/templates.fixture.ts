/** The stacks as they would be deployed, synthesized in this process; only code and pages are empty files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdk from '../../cdk.json' with { type: 'json' }
import { functions } from '../parts.ts'
import { quorum } from './quorum.ts'

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
type Json = any

export interface Resource {
  /** Logical id. */
  id: string
  Type: string
  Properties: Json
  [attribute: string]: Json
}

export interface Synthesized {
  /** Every resource of every stack. References from one stack to another are as if they were one. */
  all: Resource[]
  ofType(type: string): Resource[]
  /** The Lambda function of a needs.ts. */
  lambda(name: string): Resource
  byId(id: string): Resource
  parameters: Record<string, Json>
  app: App
  /** Names of the outputs of all stacks. */
  outputs: string[]
}

/**
 * @param deployment as its file would say it
 * @throws when a security rule is neither kept nor acknowledged, or CloudFormation would refuse a template
 */
export function synthesize(deployment: object = {}): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-'))
  try {
    for (const { needs } of functions) touch(folder, 'bundles', needs.name, 'index.mjs')
    touch(folder, 'pages', 'index.html')
    const app = new App({ outdir: join(folder, 'out'), context: { ...cdk.context, deployment } })
    const stacks = Object.values(
      quorum(app, { bundles: join(folder, 'bundles'), pages: join(folder, 'pages') }),
    )
    return { ...asOne(stacks.map((stack) => Template.fromStack(stack).toJSON())), app }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function touch(...path: string[]): void {
  const file = join(...path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '\n')
}

function asOne(templates: Json[]): Omit<Synthesized, 'app'> {
  const exported = new Map<string, Json>()
  for (const { Outputs = {} } of templates)
    for (const { Export, Value } of Object.values<Json>(Outputs)) if (Export) exported.set(Export.Name, Value)
  const resolve = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    if (value['Fn::ImportValue']) return exported.get(value['Fn::ImportValue'])
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]))
  }
  const all = templates.flatMap(({ Resources }) =>
    Object.entries<Json>(Resources).map(([id, body]) => ({ Properties: {}, ...resolve(body), id })),
  )
  const one = (found: Resource[], what: string): Resource => {
    if (found.length !== 1) throw new Error(`${found.length} resources are ${what}`)
    return found[0]!
  }
  const ofType = (type: string) => all.filter(({ Type }) => Type === type)
  return {
    all,
    ofType,
    byId: (id) =>
      one(
        all.filter((resource) => resource.id === id),
        `called ${id}`,
      ),
    lambda(name) {
      const purpose = functions.find(({ needs }) => needs.name === name)?.needs.purpose
      const found = ofType('AWS::Lambda::Function').filter(
        ({ Properties }) => Properties.Description === `Quorum: ${purpose}`,
      )
      return one(found, `the function ${name}`)
    },
    parameters: Object.assign({}, ...templates.map(({ Parameters = {} }) => Parameters)),
    outputs: templates.flatMap(({ Outputs = {} }) => Object.keys(Outputs)),
  }
}

/** A value of a template as text: `${Id}` and `${Id.Arn}` stand for references, as in Fn::Sub. */
export function text(value: Json): string {
  if (typeof value === 'string') return value
  if (value?.Ref) return `\${${value.Ref}}`
  if (value?.['Fn::GetAtt']) return `\${${value['Fn::GetAtt'].join('.')}}`
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0])
  if (value?.['Fn::Sub']) return value['Fn::Sub']
  throw new Error(`not a text: ${JSON.stringify(value)}`)
}
