/** The drawn code is the encoded one, module by module, with light around it. */
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { linkUrl } from '#shared/ballot/link.ts'
import { type Code, codeOf } from './code.ts'

const url = linkUrl('https://quorum.example.com', {
  round: '2026-W47-7f3a9c1b',
  member: 'é/0123',
  secret: 'A'.repeat(43),
  manifest: 'B'.repeat(43),
  manages: true,
})

/** What the path darkens. */
function modulesOf({ size, path }: Code): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)]
  expect(bars.map(([bar]) => bar).join('')).toBe(path)
  for (const [, x, y, width] of bars) modules[Number(y)]!.fill(true, Number(x), Number(x) + Number(width))
  return modules
}

describe('the code of a link', () => {
  it('has the modules of the standard’s encoder, and four light ones around', () => {
    const code = codeOf(url)
    const modules = modulesOf(code)
    const { data, size } = encode(url, { ecc: 'M', border: 0 })
    expect(code.size).toBe(size + 8)
    expect(modules.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data)
    const dark = modules.flatMap((row, y) => row.flatMap((module, x) => (module ? [[x, y]] : []))).flat()
    expect(Math.min(...dark)).toBe(4)
    expect(Math.max(...dark)).toBe(code.size - 5)
  })

  it('stays coarse enough for a camera: at most 69 modules on 18 rem', () => {
    expect(codeOf(url).size).toBeLessThanOrEqual(69)
  })

  it('begins with the finder pattern of ISO/IEC 18004 §6.3.3', () => {
    const corner = modulesOf(codeOf('x'))
      .slice(4, 11)
      .map((row) =>
        row
          .slice(4, 11)
          .map((module) => (module ? '#' : '.'))
          .join(''),
      )
    expect(corner).toEqual(['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'])
  })
})
