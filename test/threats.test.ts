/** The page of threats: each is held by tests that are there, under the titles that it names, or by a limit that is said. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const path = 'docs/operations/threats.md'
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const page = read(path)
const lines = page.split('\n')

const rows = lines
  .filter((line) => /^\| [STRIDE]\d+ \|/.test(line))
  .map((line) => {
    const [id = '', threat = '', answer = '', held = '', ...more] = line.slice(2, -2).split(' | ')
    return { id, cells: [threat, answer, held], more, held }
  })
const ids = rows.map(({ id }) => id)
const reference = /\[`([\w./-]+\.test\.ts)`\]\(\.\.\/\.\.\/([\w./-]+)\) “(.+?)”(?= [·|])/g
const references = [...page.matchAll(reference)].map(([, file, target, title]) => ({
  file: file!,
  target,
  title: title!,
}))

describe('every threat', () => {
  it('has an id of its own, and every letter of STRIDE has some', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const letter of 'STRIDE') {
      const own = ids.filter((id) => id.startsWith(letter))
      expect(own).toEqual(own.map((_, i) => `${letter}${i + 1}`))
      expect(own.length).toBeGreaterThan(0)
    }
  })

  it.each(rows)('$id says what it is and what stands against it', ({ cells, more }) => {
    for (const cell of cells) expect(cell.trim()).not.toBe('')
    expect(more).toEqual([])
  })

  it.each(rows)('$id links to a test or to an honest limit', ({ held }) => {
    expect(held).toMatch(/\.test\.ts\) “|^\[limit \d+\]\(\.\.\/anonymity\.md#honest-limits\)$/)
  })

  it('has all its references read by this test, and each leads where it says', () => {
    expect(references).toHaveLength(page.split(/\.test\.ts\S* “/).length - 1)
    for (const { file, target } of references) expect(target).toBe(file)
  })
})

describe.each([...new Set(references.map(({ file }) => file))])('%s', (file) => {
  const titles = new Set(references.filter((one) => one.file === file).map(({ title }) => title))

  it.each([...titles])('has a test called “%s”', (title) => {
    expect(existsSync(join(root, file))).toBe(true)
    const quoted = [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``]
    // The first argument of it, test, describe or of what their `each` gives: any other text is no test.
    const called = /(?:\b(?:it|test|describe)(?:\.[\w.]+)?|\))(?:<[^()]*>)?\(\s*$/
    const source = read(file)
    const found = quoted.flatMap((text) =>
      source
        .split(text)
        .slice(0, -1)
        .filter((before) => called.test(before)),
    )
    expect(found).not.toEqual([])
  })
})

describe('the picture', () => {
  const drawn = new Set([...page.split('```')[1]!.matchAll(/"(\d+) [^"]+"/g)].map(([, number]) => number!))
  const flows = lines.flatMap((line) => {
    const [, number, threats] = /^\| (\d+) \| .+ \| ([STRIDE\d ]+) \|$/.exec(line) ?? []
    return number && threats ? [{ number, threats: threats.split(' ') }] : []
  })

  it('numbers the flows of the table below it, and no others', () => {
    expect(flows.map(({ number }) => number)).toEqual(flows.map((_, i) => String(i + 1)))
    expect([...drawn].toSorted((a, b) => Number(a) - Number(b))).toEqual(flows.map(({ number }) => number))
  })

  it('has every threat at a flow, and none that is not there', () => {
    const placed = new Set(flows.flatMap(({ threats }) => threats))
    expect([...placed].toSorted()).toEqual(ids.toSorted())
  })
})

it('every limit that it names is one of docs/anonymity.md', () => {
  const [, limits = ''] = read('docs/anonymity.md').split('## Honest limits')
  const numbered = [...limits.split('\n## ')[0]!.matchAll(/^(\d+)\. /gm)].map(([, number]) => number!)
  const named = new Set([...page.matchAll(/\[limit (\d+)\]/g)].map(([, number]) => number!))
  expect(named.size).toBeGreaterThan(0)
  for (const number of named) expect(numbered).toContain(number)
})

it('every page that it links to is there', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#[\w-]+)?\)/g)].map(([, target]) => target!)
  expect(links.length).toBeGreaterThan(references.length)
  expect(links.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([])
})
