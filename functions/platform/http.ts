/** How every HTTP function ends badly and begins carefully: error, not found, wrong method, checked JSON bodies. */
import type { ErrorHandler, Handler, MiddlewareHandler, NotFoundHandler } from 'hono'
import * as v from 'valibot'
import { asProblem, type Problem, problem, problemResponse } from './problem.ts'
import type { Runtime } from './runtime.ts'

/** The lines of a stack that name places in the code; its first line holds the message, which may quote a request. */
const places = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())

/** hono error handler: known problems as they are; others as 500, logged by name and place, never with request data. */
export function onError(log: Pick<Runtime['log'], 'error'>): ErrorHandler {
  return (error, c) => {
    if (asProblem(error).code === 'internal') {
      log.error('Unexpected error', { name: error.name, places: places(error) })
    }
    return problemResponse(error, c.req.raw)
  }
}

/** hono handler for paths that no route takes. */
export const notFound: NotFoundHandler = (c) => problemResponse(problem('not-found'), c.req.raw)

/** `app.all(path, methodNotAllowed('POST'))` after a path's routes: 405 with Allow. */
export function methodNotAllowed(...allow: string[]): Handler {
  return (c) => {
    const response = problemResponse(problem('method-not-allowed'), c.req.raw)
    response.headers.set('allow', allow.join(', '))
    return response
  }
}

/** The body as text (UTF-8, without BOM). @throws Problem body-too-large */
async function readText(request: Request, limit: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, limit))
}

/** The body, read no further than the limit. @throws Problem body-too-large, or what is said instead */
export async function readBytes(
  request: Request,
  limit: number,
  tooLarge: () => Problem = () => problem('body-too-large', { limit }),
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge()
    }
    parts.push(value)
  }
  return new Uint8Array(Buffer.concat(parts))
}

type Json<Schema extends v.GenericSchema> = {
  in: { json: v.InferInput<Schema> }
  out: { json: v.InferOutput<Schema> }
}

/**
 * hono middleware for a JSON body of at most `limit` bytes; the route then has `c.req.valid('json')`.
 * Problems name the fields and never echo a value (the default of hono's validators does).
 */
export function jsonBody<Schema extends v.GenericSchema>(
  schema: Schema,
  limit: number,
): MiddlewareHandler<object, string, Json<Schema>> {
  const check: MiddlewareHandler<object, string, Json<Schema>> = async (c, next) => {
    const text = await readText(c.req.raw, limit)
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw problem('body-not-json')
    }
    const parsed = v.safeParse(schema, value)
    if (!parsed.success) throw problem('body-invalid', { fields: fieldsOf(parsed.issues).join(', ') })
    c.req.addValidatedData('json', parsed.output as object)
    await next()
  }
  validators.set(check, { of: 'json', schema })
  return check
}

type QuerySchema = v.ObjectSchema<v.ObjectEntries, undefined>
type Query<Schema extends QuerySchema> = {
  in: { query: Record<string, string> }
  out: { query: v.InferOutput<Schema> }
}

/**
 * hono middleware for the parameters of an address; the route then has `c.req.valid('query')`. Others are left alone.
 * A problem names the parameter, never its value.
 */
export function query<Schema extends QuerySchema>(
  schema: Schema,
): MiddlewareHandler<object, string, Query<Schema>> {
  const check: MiddlewareHandler<object, string, Query<Schema>> = async (c, next) => {
    const parsed = v.safeParse(schema, c.req.query())
    if (!parsed.success) throw problem('query-invalid', { name: String(parsed.issues[0].path![0].key) })
    c.req.addValidatedData('query', parsed.output as object)
    await next()
  }
  validators.set(check, { of: 'query', schema })
  return check
}

interface Validator {
  of: 'json' | 'query'
  schema: v.GenericSchema
}

const validators = new WeakMap<object, Validator>()

/** What a middleware of this module was made of. */
export const validatorOf = (handler: object): Validator | undefined => validators.get(handler)

/** Names of the wrong fields as the schema knows them; a key that only the request knows is shown as its parent. */
function fieldsOf(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string[] {
  const names = issues.map((issue) => {
    const unknownKey = issue.expected === 'never'
    const path = (issue.path ?? []).slice(0, unknownKey ? -1 : undefined)
    // "unknown" are the keys to which a schema forwards a check of its own.
    const known = path.filter(({ type }) => type === 'object' || type === 'unknown')
    return known.map((item) => String(item.key)).join('.') || 'body'
  })
  return [...new Set(names)]
}
