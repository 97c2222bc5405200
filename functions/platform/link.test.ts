/** Secrets of links: derived anew, told from others, from a key that is read once. */
import { expect, it } from 'vitest'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { linkSecret, stopSecret } from '#shared/ballot/link.ts'
import { linkSecrets } from './link.ts'
import type { KeyStore } from './runtime.ts'

const key = toBase64url(new Uint8Array(32).fill(7))

function store(values: (string | undefined)[]) {
  const read: string[] = []
  const keys = {
    async get(path: string) {
      read.push(path)
      return values[read.length - 1]
    },
  } as KeyStore
  return { keys, read }
}

it('are those of member and round, and the key is read once for all of them', async () => {
  const { keys, read } = store([key])
  const links = linkSecrets({ keys })
  expect(await links.ofRound('R1', '2026-W48')).toBe(linkSecret(key, 'R1', '2026-W48'))
  expect(await links.ofStop('R1')).toBe(stopSecret(key, 'R1'))
  const secret = await links.ofRound('R2', '2026-W48')
  expect(await links.isOfRound({ member: 'R2', round: '2026-W48', secret })).toBe(true)
  for (const other of [
    { member: 'R1', round: '2026-W48', secret },
    { member: 'R2', round: '2026-W49', secret },
    { member: 'R2', round: '2026-W48', secret: secret.slice(1) },
    { member: 'R2', round: '2026-W48', secret: '' },
  ])
    expect(await links.isOfRound(other)).toBe(false)
  expect(await links.isOfStop('R1', await links.ofStop('R1'))).toBe(true)
  expect(await links.isOfStop('R2', await links.ofStop('R1'))).toBe(false)
  expect(await links.isOfStop('R2', secret)).toBe(false)
  expect(read).toEqual(['/link'])
})

it('wait for a key that is not there yet', async () => {
  const { keys } = store([undefined, key])
  const links = linkSecrets({ keys })
  await expect(links.ofStop('R1')).rejects.toThrow('the link key is missing')
  expect(await links.ofStop('R1')).toBe(stopSecret(key, 'R1'))
})
