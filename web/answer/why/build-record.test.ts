/** Which fingerprint the page may show: that of the build it runs, or none. */
import { expect, it } from 'vitest'
import { type BuildRecord, fingerprintOf } from './build-record.ts'

const record: BuildRecord = { fingerprint: 'ab12', files: { 'assets/Later-1.js': '00', 'index.html': '11' } }
const served = (response: () => Response) => async (address: unknown) => {
  expect(address).toBe('/answer/build.json')
  return response()
}
const asked = (script: string, response = () => Response.json(record)) =>
  fingerprintOf(`https://quorum.example/answer/${script}`, served(response))

it('shows the fingerprint of the build that its script belongs to', async () => {
  expect(await asked('assets/Later-1.js')).toEqual({ fingerprint: 'ab12' })
})

it('shows none of another build, which is not what runs', async () => {
  expect(await asked('assets/Later-0.js')).toBe('older')
})

it('says when there is none to be had', async () => {
  expect(await asked('assets/Later-1.js', () => new Response(null, { status: 404 }))).toBe('unreachable')
  expect(await asked('assets/Later-1.js', () => new Response('<!doctype html>'))).toBe('unreachable')
  const offline = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await asked('assets/Later-1.js', offline)).toBe('unreachable')
})
