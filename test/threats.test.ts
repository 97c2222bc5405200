/** The page of threats: each is held by tests that are there, under the titles that it names, or by a limit that is said. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const page = read('docs/operations/threats.md')

const rows = page
  .split('\n')
  .filter((line) => /^\| [STRIDE]\d+ \|/.test(line))
  .map((line) => {
    const [, id = '', threat = '', answer = '', tests = ''] = line.split(' | ').map((cell) => cell.trim())
    return { id: line.slice(2).split(' ')[0]!, cells: [id, threat, answer, tests], line }
  })
const references = [...page.matchAll(/`([\w./-]+\.test\.ts)` “(.+?)”(?= [·|])/g)].map(
  ([, file, title]) => [file!, title!] as const,
)

describe('every threat', () => {
  it('has an id of its own, and every letter of STRIDE has some', () => {
    const ids = rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const letter of 'STRIDE') {
      const own = ids.filter((id) => id.startsWith(letter))
      expect(own).toEqual(own.map((_, i) => `${letter}${i + 1}`))
      expect(own.length).toBeGreaterThan(0)
    }
  })

  it.each(rows.map(({ id, line }) => [id, line] as const))('%s names a test', (_id, line) => {
    expect(line.split('.test.ts` “').length - 1).toBeGreaterThan(0)
  })

  it('has all its references read by this test', () => {
    expect(references).toHaveLength(page.split('.test.ts` “').length - 1)
  })
})

describe.each([...new Set(references.map(([file]) => file))])('%s', (file) => {
  const titles = new Set(references.filter(([of]) => of === file).map(([, title]) => title))

  it.each([...titles])('has a test called “%s”', (title) => {
    expect(existsSync(join(root, file))).toBe(true)
    const quoted = [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``]
    const source = read(file)
    expect(quoted.filter((text) => source.includes(text))).not.toEqual([])
  })
})

it('every limit that it names is one of docs/anonymity.md', () => {
  const [, limits = ''] = read('docs/anonymity.md').split('## Honest limits')
  const numbered = [...limits.split('\n## ')[0]!.matchAll(/^(\d+)\. /gm)].map(([, number]) => number!)
  const named = new Set([...page.matchAll(/\[limit (\d+)\]/g)].map(([, number]) => number!))
  expect(named.size).toBeGreaterThan(0)
  for (const number of named) expect(numbered).toContain(number)
})
