/**
 * GET /api/rounds/:id/export?format=csv|xlsx|json&language=fr|en — what the reader may see of a round, to take away. The
 * language is the member's own unless the address names one. JSON is the published round: for hr the very bytes.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import { exportedRound } from '#shared/insight/export.ts'
import { visibleRound } from '#shared/insight/visible-round.ts'
import type { Language } from '#shared/org/organisation.ts'
import { namesIn } from '#shared/published/question.ts'
import { ownNames } from '#shared/questions/bank.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { getBank } from '../platform/questions.ts'
import type { Runtime } from '../platform/runtime.ts'
import { csvOf } from './export-csv.ts'
import type { Called, Describe } from './guard.ts'
import type { Opened } from './opened.ts'
import type { PublishedReader } from './published.ts'
import { language } from './query.ts'
import type { Reader } from './reader.ts'
import { type Seen, seen } from './seen.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}
type Format = keyof typeof types
const wanted = v.object({ format: v.picklist(['csv', 'xlsx', 'json']), language: v.optional(language) })

export function exportRoutes(
  runtime: Runtime,
  operation: Describe,
  published: PublishedReader,
  opened: Opened,
): Hono<Called> {
  const app = new Hono<Called>()
  app.get('/rounds/:id/export', operation('exportRound'), query(wanted), async (c) => {
    const { reader } = c.get('caller')
    const { format, language = reader.member.language } = c.req.valid('query')
    const found = await seen(published, reader, c.req.param('id'))
    await opened.round(reader, 'results.export', found.round.id)
    const body = await bodyOf(format, found, reader, language)
    return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
      'content-type': types[format],
      'content-disposition': `attachment; filename="quorum-${found.round.id}.${format}"`,
    })
  })
  app.all('/rounds/:id/export', methodNotAllowed('GET'))
  return app

  async function bodyOf(
    format: Format,
    found: Seen,
    { roles }: Reader,
    language: Language,
  ): Promise<string | Uint8Array> {
    if (format === 'csv') return csvOf(await inWords(found, language), language)
    if (format === 'xlsx') {
      // Loaded with the first workbook that somebody wants: a tenth of the program.
      const { xlsxOf } = await import('./export-xlsx.ts')
      return xlsxOf(await inWords(found, language), language)
    }
    if (roles.includes('hr')) return (await published.results.getPublishedBytes(found.round))!
    return JSON.stringify(visibleRound(found.published, found.sees))
  }

  /** As they were called when they were asked; rounds of an earlier version did not say it. */
  async function inWords({ view, published: { questions } }: Seen, language: Language) {
    const today = ownNames(await getBank(runtime.table('commons')))
    return exportedRound(view, language, { ...today, ...namesIn(questions) })
  }
}
