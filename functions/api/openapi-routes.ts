/** GET /api/openapi.json — the api, described for machines · GET /api/docs — the same to read. Open to everybody. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Language } from '#shared/org/organisation.ts'
import { versionOf } from '../platform/health.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { languageOf } from '../platform/language.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import type { OpenApi } from './openapi.ts'
import { openApiPage } from './openapi-page.ts'
import { language } from './query.ts'

const wanted = v.object({ language: v.optional(language) })

/** @param whole gives the api of which this is a part, once it is there */
export function openApiRoutes(
  runtime: Runtime,
  operation: Describe,
  whole: () => Hono<Called>,
): Hono<Called> {
  const app = new Hono<Called>()
  const made = new Map<Language, OpenApi>()

  app.get('/openapi.json', operation('getOpenApi'), query(wanted), async (c) => {
    const { language = languageOf(c.req.raw) } = c.req.valid('query')
    return c.json(await documentIn(language), 200, { 'content-language': language })
  })
  app.all('/openapi.json', methodNotAllowed('GET'))

  app.get('/docs', operation('readApi'), query(wanted), async (c) => {
    const { language = languageOf(c.req.raw) } = c.req.valid('query')
    return openApiPage(await documentIn(language), language)
  })
  app.all('/docs', methodNotAllowed('GET'))
  return app

  async function documentIn(language: Language): Promise<OpenApi> {
    const known = made.get(language)
    if (known) return known
    // Loaded with the first that is asked for, with what it makes schemas of.
    const { openApiOf } = await import('./openapi.ts')
    const origin = runtime.environment.APP_ORIGIN ?? ''
    const document = openApiOf(whole(), { origin, version: versionOf(runtime), language })
    made.set(language, document)
    return document
  }
}
