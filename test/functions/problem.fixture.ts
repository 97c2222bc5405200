/** What every refusal must be: a problem of RFC 9457 with its own code, and a sentence in the reader's language. */
import { expect } from 'vitest'

export interface Refusal {
  status: number
  code: string
  title: string
  detail: string
  [more: string]: unknown
}

/** Asks in both languages, checks the form of both answers and returns the English one. */
export async function refusal(
  ask: (headers: Record<string, string>) => Promise<Response>,
  status: number,
  code: string,
): Promise<Refusal> {
  const [french, english] = await Promise.all(
    ['fr', 'en'].map(async (language) => {
      const response = await ask({ 'accept-language': language })
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.status).toBe(status)
      const body = (await response.json()) as Refusal
      expect(body).toMatchObject({ status, code })
      expect(body.detail).toMatch(/^\p{Lu}.*[.?!]$/u)
      return body
    }),
  )
  expect(french!.detail).not.toBe(english!.detail)
  expect(french!.title).not.toBe(english!.title)
  return english!
}
