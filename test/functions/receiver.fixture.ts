/** An HTTP server of somebody else, in this process: keeps every request, and answers as a test has it. */
import { listen } from '../../infra/local/http.ts'

export interface Post {
  method: string
  path: string
  headers: Headers
  body: string
}

export interface Receiver {
  origin: string
  /** In order of arrival. */
  posts: Post[]
  close(): Promise<void>
}

export async function receiver(answer: (post: Post) => Response | Promise<Response>): Promise<Receiver> {
  const posts: Post[] = []
  const server = await listen(
    async (request) => {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const post = {
        method,
        path: pathname + search,
        headers: new Headers(headers),
        body: await request.text(),
      }
      posts.push(post)
      return answer(post)
    },
    0,
    'a test',
  )
  return { origin: `http://localhost:${server.port}`, posts, close: () => server.close() }
}

/** Says nothing until somebody leaves. */
export const never = (): Promise<Response> => new Promise(() => {})

/** Where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await listen(() => new Response(), 0, 'a test')
  await server.close()
  return server.port
}
