/** Files as they leave: what a spreadsheet does with a text, and what Lambda does with bytes. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublishedRound } from '#shared/published/published.ts'
import { type Api, importing, startApi } from './api.fixture.ts'
import { csvOf } from './export-csv.ts'
import { onAws } from './handler.ts'
import { sessionCookie } from './sealed-cookie.ts'

const fileOf = (cell: string | number | null, language: 'fr' | 'en' = 'fr') =>
  csvOf({ columns: ['a', 'b'], rows: [[cell, 1]] }, language)

describe('a CSV file', () => {
  it.each(['=1+1', '+33', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n1', ' =1', '＝1', '－1'])(
    'never lets %j run',
    (text) => {
      expect(fileOf(text)).toContain(`"'${text}"`)
    },
  )

  it('leaves other texts and numbers as they are', () => {
    for (const text of ['Lyon', 'A=B', 'L’équipe – Nord', '5–7'])
      expect(fileOf(text)).toContain(`"${text}";1`)
    expect(fileOf(-15)).toContain('\r\n-15;1\r\n')
    expect(fileOf(null)).toContain('\r\n;1\r\n')
  })

  it('quotes quotes and separators, and separates as the language does', () => {
    expect(fileOf('a "b"; c,\nd')).toBe('\uFEFF"a";"b"\r\n"a ""b""; c,\nd";1\r\n')
    expect(fileOf('x', 'en')).toBe('\uFEFF"a","b"\r\n"x",1\r\n')
  })
})

describe('on Lambda', () => {
  let api: Api
  const id = '2026-W47-bbbb'
  beforeAll(async () => {
    api = await startApi()
    const csv = 'id,name,email,manager,level,language,role\nD1,Élodie,d@x.test,,director,fr,hr'
    const imported = await api.ask('/api/directory/import?version=0&since=2026-01-01', importing(csv))
    expect(imported.status).toBe(200)
    const published: PublishedRound = {
      version: 1,
      round: id,
      season: null,
      k: 5,
      questions: [{ id: 'm1', driver: 'morale', asked: 'all' }],
      cells: [],
      groups: [
        {
          id: 'organisation',
          kind: 'organisation',
          family: 'T',
          parent: null,
          cells: [],
          participation: null,
          results: { m1: { hidden: 'few' } },
        },
      ],
      organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
    }
    await api.results.stageResult(
      id,
      'hash',
      new TextEncoder().encode(JSON.stringify(published)),
      new Uint8Array(),
    )
    await api.results.planRound({
      id,
      season: '2026-Q4',
      seasonStarts: '',
      state: 'shredded',
      k: 5,
      opens: '2026-11-19T08:00:00.000Z',
      closes: '2026-11-22T22:59:00.000Z',
      announced: '2026-11-22T22:59:00.000Z',
      grace: 600,
      result: 'hash',
      published: '2026-11-23T07:00:00.000Z',
    })
  }, 20_000)
  afterAll(() => api?.close())

  const answerOf = async (format: string, headers: Record<string, string> = {}) => {
    const cookie = await api.cookie(sessionCookie, { id: 'D1' })
    const path = `/api/rounds/${id}/export`
    const event = {
      version: '2.0',
      rawPath: path,
      rawQueryString: `format=${format}&language=fr`,
      headers: { host: 'quorum.test', ...headers },
      cookies: [cookie],
      requestContext: { domainName: 'quorum.test', http: { method: 'GET', path } },
    }
    const result = (await onAws(api.runtime)(event as never)) as {
      body: string
      isBase64Encoded: boolean
      headers: Record<string, string>
    }
    expect(result).toMatchObject({ statusCode: 200 })
    const bytes = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8')
    return { bytes, encoding: result.headers['content-encoding'] }
  }
  const bytesOf = async (format: string) => (await answerOf(format)).bytes

  it('a CSV file keeps its byte order mark and an XLSX file its bytes', async () => {
    const csv = await bytesOf('csv')
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv.toString('utf8')).toContain('Toute l’organisation')
    const xlsx = await bytesOf('xlsx')
    expect(xlsx.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    expect(JSON.parse((await bytesOf('json')).toString('utf8'))).toMatchObject({ round: id })
  })

  it.each(['csv', 'json'])(
    'a %s file comes compressed where the browser takes it, and is the same',
    async (format) => {
      const { bytes, encoding } = await answerOf(format, { 'accept-encoding': 'gzip, br' })
      expect(encoding).toBe('gzip')
      expect(gunzipSync(bytes)).toEqual(await bytesOf(format))
    },
  )
})
