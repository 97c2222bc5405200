/** The one class of errors that a person may see, and its response: RFC 9457 problem details in their language. */
import type { Language } from '#shared/org/organisation.ts'
import { languageOf } from './language.ts'
import type { Entry } from './problems/entry.ts'
import { type ProblemCode, problems } from './problems.ts'

type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never

/** Placeholders of a code's sentence. */
export type Params<Code extends ProblemCode> = PlaceholdersIn<(typeof problems)[Code]['en']['detail']>

/** Params are asked for only where the sentence has placeholders; `extra` becomes fields of the response. */
type Rest<Code extends ProblemCode> = [Params<Code>] extends [never]
  ? [params?: Record<string, never>, extra?: Record<string, unknown>]
  : [params: Record<Params<Code>, string | number>, extra?: Record<string, unknown>]

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly params: Record<string, string | number>
  readonly extra: Record<string, unknown>

  constructor(code: ProblemCode, params: Record<string, string | number>, extra: Record<string, unknown>) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.params = params
    this.extra = extra
  }

  title(language: Language): string {
    return problems[this.code][language].title
  }

  detail(language: Language): string {
    const entry: Entry = problems[this.code]
    return entry[language].detail.replace(/\{(\w+)\}/g, (whole, name) => String(this.params[name] ?? whole))
  }
}

/** Makes a problem to throw. */
export function problem<Code extends ProblemCode>(code: Code, ...[params, extra]: Rest<Code>): Problem {
  return new Problem(code, params ?? {}, extra ?? {})
}

/** Names by which the SDK's retries give up on a throttled table or key store. */
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyUpdates',
])

/** A problem as it is; throttling as "too busy"; anything else as "internal", which says nothing about it. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Error && throttled.has(error.name)) return problem('too-busy')
  return problem('internal')
}

/** The response of an error in the request's language (RFC 9457 §3). 503 says when to come back. */
export function problemResponse(error: unknown, request: Request): Response {
  const known = asProblem(error)
  const language = languageOf(request)
  const body = {
    ...known.extra,
    type: `urn:quorum:problem:${known.code}`,
    title: known.title(language),
    status: known.status,
    detail: known.detail(language),
    code: known.code,
  }
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      vary: 'accept-language',
      ...(known.status === 503 ? { 'retry-after': '2' } : {}),
      ...challengeOf(known),
    },
  })
}

/** What a program is told that may not (RFC 6750 §3): what kind of proof is taken, and what is wrong with the one it gave. */
function challengeOf({ code, status, params }: Problem): Record<string, string> {
  const why =
    code === 'token-invalid' || code === 'key-mistyped'
      ? ', error="invalid_token"'
      : code === 'scope-missing'
        ? `, error="insufficient_scope", scope="${params.scope}"`
        : ''
  return status === 401 || why !== '' ? { 'www-authenticate': `Bearer realm="quorum"${why}` } : {}
}
