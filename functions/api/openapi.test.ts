/** The description of the api: valid by the specification's own schema, true of the validators, and readable in both languages. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from './api.fixture.ts'
import type { OpenApi, OperationObject } from './openapi.ts'

let api: Api
const documentIn = async (language: string): Promise<OpenApi> =>
  (await api.ask(`/api/openapi.json?language=${language}`)).json()
beforeAll(async () => {
  api = await startApi({ QUORUM_VERSION: '1.2.3' })
}, 30_000)
afterAll(() => api?.close())

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    for (const language of ['fr', 'en']) {
      const validator = new Validator()
      const { valid, errors } = await validator.validate({ ...(await documentIn(language)) })
      expect([valid, errors ?? null]).toEqual([true, null])
      expect(validator.version).toBe('3.1')
    }
  })

  it('says of a body and of parameters what the validators check', async () => {
    const { paths } = await documentIn('en')
    const of = (path: string, method: string) => paths[path]![method] as OperationObject
    expect(of('/api/channels/sms', 'post').requestBody!.content['application/json']!.schema).toEqual({
      type: 'object',
      properties: { on: { type: 'boolean' } },
      required: ['on'],
    })
    expect(of('/api/groups/{id}/trend', 'get').parameters).toContainEqual({
      name: 'weeks',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 260, default: 26 },
    })
    expect(Object.keys(of('/api/directory/import', 'post').requestBody!.content)).toEqual(['text/csv'])
    for (const methods of Object.values(paths))
      for (const [method, { requestBody }] of Object.entries(methods))
        expect([method, requestBody !== undefined && method === 'get']).toEqual([method, false])
  })

  it('speaks the language that is asked for, by address or by header', async () => {
    const by = async (path: string, language?: string) =>
      (await api.ask(path, language ? { headers: { 'accept-language': language } } : {})).text()
    expect(await by('/api/openapi.json', 'fr')).toContain('Tout ce que fait l’application')
    expect(await by('/api/openapi.json?language=en', 'fr')).toContain('All that the application does')
    expect(await by('/api/docs', 'fr')).toContain('<html lang="fr">')
    expect((await api.ask('/api/docs?language=de')).status).toBe(400)
  })

  it('is a page without a script, with every address once', async () => {
    const response = await api.ask('/api/docs?language=en')
    const page = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const { paths, info } = await documentIn('en')
    expect(info.version).toBe('1.2.3')
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods))
        expect(page.split(`<code>${method.toUpperCase()} ${path}</code>`)).toHaveLength(2)
    expect(page).not.toMatch(/<script|\[object/)
  })
})
