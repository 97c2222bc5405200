/** Requests that change something and carry a cookie come from our own pages: their Origin says so, no other site can forge it. */
import type { MiddlewareHandler } from 'hono'
import { problem } from '../platform/problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What proves itself by a secret in the request, and looks at no cookie. */
const open = new Set(['/api/stop'])

/** A bearer token or a personal link is sent by no browser on its own, so that whoever has one needs no origin; none but ours is taken. */
export const fromTheApplication =
  (appOrigin: string): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin')
    const bearer = origin === undefined && c.req.header('authorization') !== undefined
    if (!reading.has(c.req.method) && !open.has(c.req.path) && !bearer && origin !== appOrigin)
      throw problem('origin-refused')
    await next()
  }
