/** Problem details: both languages complete, the request's language, and nothing of the request in answer or log. */
import { readdirSync } from 'node:fs'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { jsonBody, methodNotAllowed, notFound, onError } from './http.ts'
import { problem, problemResponse } from './problem.ts'
import type { Entry } from './problems/entry.ts'
import { problems } from './problems.ts'

const entries: [string, Entry][] = Object.entries(problems)
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
const asking = (language: string) =>
  new Request('http://localhost/', { headers: { 'accept-language': language } })

describe('the catalogue', () => {
  it('holds every area, and no code in two of them', async () => {
    const files = readdirSync(new URL('problems', import.meta.url)).filter((file) => file !== 'entry.ts')
    const areas = await Promise.all(
      files.map((file) => import(new URL(`problems/${file}`, import.meta.url).href)),
    )
    const codes = areas.flatMap((area) => Object.values<object>(area).flatMap(Object.keys))
    expect(codes.toSorted()).toEqual(Object.keys(problems).toSorted())
  })

  it.each(entries)('%s says the same in both languages', (_code, entry) => {
    expect(entry.status).toBeGreaterThanOrEqual(400)
    for (const language of ['fr', 'en'] as const) {
      expect(entry[language].title).toMatch(/^\p{Lu}.*[^.]$/u)
      expect(entry[language].detail).toMatch(/^\p{Lu}.*\.$/u)
    }
    expect(entry.fr.detail).not.toBe(entry.en.detail)
    expect(placeholders(entry.fr.detail)).toEqual(placeholders(entry.en.detail))
  })

  it.each(entries)('%s is set as its language wants it', (_code, entry) => {
    expect(entry.fr.title + entry.fr.detail).not.toMatch(/[^\u202f][;:?!»]|«[^\u202f]|[“”"']/)
    expect(entry.en.title + entry.en.detail).not.toMatch(/["'«»\u202f]/)
    expect(entry.fr.detail + entry.en.detail).not.toContain('!')
  })
})

describe('problemResponse', () => {
  it('is problem+json in the language of the request, English otherwise', async () => {
    const french = problemResponse(problem('round-closed'), asking('de, fr-CA;q=0.9, en;q=0.8'))
    expect(french.status).toBe(410)
    expect(french.headers.get('content-type')).toBe('application/problem+json')
    expect(french.headers.get('content-language')).toBe('fr')
    expect(await french.json()).toEqual({
      type: 'urn:quorum:problem:round-closed',
      title: problems['round-closed'].fr.title,
      status: 410,
      detail: problems['round-closed'].fr.detail,
      code: 'round-closed',
    })
    expect(problemResponse(problem('round-closed'), asking('de')).headers.get('content-language')).toBe('en')
    expect(problemResponse(problem('round-closed'), asking('fr;q=0')).headers.get('content-language')).toBe(
      'en',
    )
  })

  it('fills placeholders and adds extra fields, which cannot replace the standard ones', async () => {
    const changed = problem('directory-changed', { expected: 3, version: 4 }, { version: 4, status: 200 })
    const body = await problemResponse(changed, asking('en')).json()
    expect(body.detail).toContain('version 3, the directory is at version 4')
    expect(body).toMatchObject({ version: 4, status: 409 })
  })

  it('turns throttling into "too busy" with a time to come back', () => {
    const error = new Error('slow down')
    error.name = 'ProvisionedThroughputExceededException'
    const response = problemResponse(error, asking('en'))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
  })
})

describe('an app with these handlers', () => {
  const lines: unknown[] = []
  const schema = v.strictObject({ name: v.string(), inner: v.object({ age: v.number() }) })
  const app = new Hono()
    .post('/body', jsonBody(schema, 64), (c) => c.json(c.req.valid('json')))
    .all('/body', methodNotAllowed('POST'))
    .get('/broken', () => {
      throw new TypeError('secret-of-the-request')
    })
  app.onError(onError({ error: (...line) => void lines.push(line) }))
  app.notFound(notFound)
  const post = (body: BodyInit) => app.request('/body', { method: 'POST', body })

  it('passes a good body on', async () => {
    const body = { name: 'a', inner: { age: 1 } }
    expect(await (await post(JSON.stringify(body))).json()).toEqual(body)
  })

  it('says that a body is not JSON', async () => {
    expect(await (await post('{"name":')).json()).toMatchObject({ status: 400, code: 'body-not-json' })
  })

  it('names wrong fields without echoing what they held, nor keys that it does not know', async () => {
    const text = await (await post('{"name":"sensitive","inner":{"age":"private"},"odd":1}')).text()
    expect(JSON.parse(text)).toMatchObject({ status: 400, code: 'body-invalid' })
    expect(text).toContain('inner.age')
    expect(text).not.toMatch(/sensitive|private|odd/)
    expect((await (await post('{"inner":{}}')).json()).detail).toMatch(/name, inner\.age/)
  })

  it('stops reading at the limit, whether or not a length was announced', async () => {
    expect((await post(`{"name":"${'x'.repeat(100)}"}`)).status).toBe(413)
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 32
        controller.enqueue(new Uint8Array(32))
      },
    })
    const request = new Request('http://localhost/body', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect((await app.request(request)).status).toBe(413)
    expect(sent).toBeLessThan(1000)
  })

  it('answers 404 and 405 as problems', async () => {
    expect(await (await app.request('/nowhere')).json()).toMatchObject({ status: 404, code: 'not-found' })
    const wrong = await app.request('/body')
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('POST')
  })

  it('hides an unexpected error and logs only its name and place', async () => {
    const response = await app.request('/broken?token=abc')
    expect(await response.json()).toMatchObject({ status: 500, code: 'internal' })
    const logged = JSON.stringify(lines)
    expect(logged).toContain('TypeError')
    expect(logged).toContain('problem.test.ts')
    expect(logged).not.toMatch(/secret-of-the-request|token=abc/)
  })
})
