/** Versions of the page on a device. */
import { describe, expect, it } from 'vitest'
import { memoryCaches } from './caches.fixture.ts'
import { type Build, fileOf, forgetOlder, install, pageOf } from './page-cache.ts'

const build = (name: string): Build => ({ integrity: `sha256-${name}`, files: [`/answer/assets/${name}.js`] })
const page = 'http://app/answer/'

/** A device that has installed these versions, one after the other. */
async function deviceWith(...names: string[]) {
  let served = ''
  const caches = memoryCaches(async ({ url }) => new Response(url === page ? served : url))
  for (const name of names) {
    served = name
    await install(build(name), page, caches)
    await forgetOlder(build(name), caches)
  }
  return caches
}

const script = (name: string) => new Request(`http://app/answer/assets/${name}.js`)

describe('a version of the page', () => {
  it('serves the next opening, while one that is open finds the rest of its own', async () => {
    const caches = await deviceWith('one', 'two')
    expect(await (await pageOf(build('two'), page, caches))?.text()).toBe('two')
    expect(await fileOf(script('one'), caches)).toBeDefined()
    expect(await fileOf(script('two'), caches)).toBeDefined()
  })

  it('is forgotten when two newer ones have come, and nothing else is', async () => {
    const caches = await deviceWith('one', 'two')
    await caches.open('quorum-round')
    await install(build('three'), page, caches)
    await forgetOlder(build('three'), caches)
    expect(await fileOf(script('one'), caches)).toBeUndefined()
    expect(await fileOf(script('two'), caches)).toBeDefined()
    expect(await caches.keys()).toContain('quorum-round')
  })

  it('asks for exactly the page that it was built with', async () => {
    const asked: Request[] = []
    const caches = memoryCaches(async (request) => {
      asked.push(request)
      return new Response()
    })
    const integrity = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    await install({ integrity, files: [] }, page, caches)
    expect(asked.map(({ url, integrity }) => [url, integrity])).toEqual([[page, integrity]])
  })
})
