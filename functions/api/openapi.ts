/**
 * The api in OpenAPI 3.1, made of its routes: of the table that guards them and of the validators that check them. Whoever
 * adds a route without a line in the table cannot have this document.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Env, Hono } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import type { GenericSchema } from 'valibot'
import type { Role } from '#shared/insight/view.ts'
import type { Language } from '#shared/org/organisation.ts'
import { validatorOf } from '../platform/http.ts'
import type { Operation } from './access.ts'
import { guardedBy } from './guard.ts'
import { areaNames, words } from './openapi-words.ts'
import { areas, type OperationId, operations } from './operations.ts'

type Schema = Record<string, unknown>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
}

export interface OperationObject {
  operationId: OperationId
  tags: [string]
  summary: string
  /** Each of them is sufficient; none is needed where it is empty. */
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}

export interface OpenApi {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, OperationObject>>
  components: { securitySchemes: Record<string, Schema>; schemas: Record<string, Schema> }
}

const roles: Role[] = ['member', 'manager', 'hr', 'administrator']

export function openApiOf<E extends Env>(
  app: Hono<E>,
  { origin, version, language }: { origin: string; version: string; language: Language },
): OpenApi {
  const said = words[language]
  const paths: OpenApi['paths'] = {}
  for (const { path, method, id, schemas } of guardedRoutes(app)) {
    paths[path] ??= {}
    paths[path][method] = operationObject(id, method, path, schemas, language)
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Quorum', version: version || '0', description: said.about },
    servers: [{ url: origin }],
    tags: Object.keys(areas).map((name) => ({
      name,
      description: areaNames[name as keyof typeof areas][language],
    })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'quorum-session', description: said.session },
        link: { type: 'http', scheme: 'Link', description: said.link },
        program: { type: 'http', scheme: 'bearer', description: said.program },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

interface GuardedRoute {
  path: string
  method: string
  id: OperationId
  schemas: { json?: GenericSchema; query?: GenericSchema }
}

/** @throws Error for a route that no line of the table guards, and for a line that guards two */
export function guardedRoutes<E extends Env>(app: Hono<E>): GuardedRoute[] {
  const found = new Map<string, { path: string; method: string; handlers: object[] }>()
  for (const route of app.routes) {
    // Middleware of every request, and what answers the methods that a path does not take.
    if (route.method === 'ALL') continue
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const key = `${route.method} ${path}`
    const known = found.get(key) ?? { path, method: route.method.toLowerCase(), handlers: [] }
    known.handlers.push(findTargetHandler(route.handler))
    found.set(key, known)
  }
  const used = new Set<OperationId>()
  return [...found].map(([key, { path, method, handlers }]) => {
    const [first] = handlers
    const id = first && guardedBy(first)
    if (!id) throw new Error(`${key} begins with no guard`)
    if (used.has(id)) throw new Error(`${id} guards two routes`)
    used.add(id)
    const schemas = handlers.flatMap((handler) => validatorOf(handler) ?? [])
    return { path, method, id, schemas: Object.fromEntries(schemas.map(({ of, schema }) => [of, schema])) }
  })
}

function operationObject(
  id: OperationId,
  method: string,
  path: string,
  schemas: GuardedRoute['schemas'],
  language: Language,
): OperationObject {
  const operation: Operation = operations[id]
  const said = words[language]
  const area = Object.entries(areas).find(([, of]) => id in of)![0]
  const { status = 200, type = 'application/json' } = operation.gives ?? {}
  const types = type === null ? [] : [type].flat()
  const body = operation.takes ? { type: 'string' } : schemas.json && jsonSchemaOf(schemas.json, 'input')
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return {
    operationId: id,
    tags: [area],
    summary: operation.summary[language],
    security: securityOf(operation),
    parameters: parametersOf(operation, method, path, schemas.query, language),
    ...(body && {
      requestBody: {
        required: true,
        content: { [operation.takes ?? 'application/json']: { schema: body } },
      },
    }),
    responses: {
      [status]: {
        description: said.well,
        ...(types.length > 0 && { content: Object.fromEntries(types.map((type) => [type, {}])) }),
      },
      ...(body || schemas.query ? { 400: problem(said.problems[400]) } : {}),
      ...(operation.access.roles
        ? {
            401: problem(said.problems[401]),
            403: problem(said.problems[403]),
            429: problem(said.problems[429]),
          }
        : {}),
      ...(path.includes('{') ? { 404: problem(said.problems[404]) } : {}),
      ...(operation.tagged && method !== 'get'
        ? { 409: problem(said.problems[409]), 428: problem(said.problems[428]) }
        : {}),
      default: problem(said.problems.default),
    },
  }
}

/** In 3.1 a scheme that is not OAuth lists roles too: those of a person, or the scope of a program. */
export function securityOf({ access, scope }: Operation): OperationObject['security'] {
  if (!access.roles) return []
  const able = access.roles.includes('member') ? roles : access.roles
  const people = able.filter((role) => !access.results || role !== 'administrator')
  return [
    ...people.map((role) => ({ session: [role] })),
    ...(access.link ? [{ link: [] }] : []),
    ...(scope ? [{ program: [scope] }] : []),
  ]
}

function parametersOf(
  operation: Operation,
  method: string,
  path: string,
  query: GenericSchema | undefined,
  language: Language,
): Parameter[] {
  const said = words[language]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name]): Parameter => ({ name: name!, in: 'path', required: true, schema: { type: 'string' } }),
  )
  const { properties = {}, required = [] } = (query ? jsonSchemaOf(query, 'output') : {}) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  const inQuery = Object.entries(properties).map(
    ([name, schema]): Parameter => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema: withDefault(schema),
    }),
  )
  const header = (name: string, description: string): Parameter => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  })
  return [
    ...inPath,
    ...inQuery,
    ...(operation.tagged && method !== 'get' ? [header('If-Match', said.ifMatch)] : []),
    ...(isOnce(operation, method, path) ? [header('Idempotency-Key', said.once)] : []),
  ]
}

/** As functions/api/idempotency.ts keeps it. */
const isOnce = ({ access }: Operation, method: string, path: string): boolean =>
  access.roles !== undefined && method === 'post' && !path.endsWith('/preview')

/** A number's default stands in an address as text. */
const withDefault = (schema: Schema): Schema =>
  schema.type === 'integer' && typeof schema.default === 'string'
    ? { ...schema, default: Number(schema.default) }
    : schema

/** What JSON Schema cannot say (trimming, checks of our own) is left out: the service still checks it. */
function jsonSchemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): Schema {
  const { $schema: _, ...found } = toJsonSchema(schema, {
    typeMode,
    target: 'draft-2020-12',
    errorMode: 'ignore',
  })
  return found as Schema
}

const localised = { type: 'string' }
/** RFC 9457, in the language of the request. */
const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: localised,
    status: { type: 'integer' },
    detail: localised,
    code: { type: 'string' },
  },
}
