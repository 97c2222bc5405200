/** docs/commands.md tells every command and every option that the help tells, and no command that is not there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { quorumProgram } from './commands.ts'
import { placesOf } from './completion/tree.ts'

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'commands.md'), 'utf8')
const [head, ...sections] = text.split(/^## (?=quorum )/m)
const sectionOf = (name: string) =>
  sections.find((section) => new RegExp(`^quorum ${name}\\b(?!-)`).test(section)) ?? ''
const places = placesOf(quorumProgram())

/** Told once, for all of them. */
const everywhere = ['--json', '--data', '--url', '--help', '--version']

describe.each(places.filter(({ path }) => path !== ''))('quorum $path', ({ path, options }) => {
  const [top, below] = path.split(' ')

  it('stands in the documentation', () => {
    expect(sectionOf(top!)).not.toBe('')
    if (below) expect(sectionOf(top!)).toContain(`\`${path}\``)
  })

  it('with every option', () => {
    const untold = options
      .map(({ name }) => name)
      .filter((name) => !everywhere.includes(name))
      .filter((name) => !sectionOf(top!).includes(`\`${name}`))
    expect(untold).toEqual([])
  })
})

it('what all of them take is told at the beginning', () => {
  for (const name of everywhere) expect(head).toContain(name)
})

it('tells of no command that is not there', () => {
  const told = [
    ...text.matchAll(/^(?:## quorum|\| `(?=(?:round|season|schedule) \w+` \|)) ?([a-z-]+(?: [a-z]+)?)/gm),
  ]
  const names = told.map(([, name]) => name!)
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) expect(places.map(({ path }) => path)).toContain(name)
})

it('every exit code stands in its table', () => {
  for (const code of [0, 1, 2, 3, 4]) expect(head).toContain(`| ${code} | `)
})
