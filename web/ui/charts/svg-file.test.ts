/** Drawings that stand alone: their colours are the theme's, and no name can break them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { font, light, linesOf, svgFile, text } from './svg-file.ts'
import { named, readXml } from './xml.fixture.ts'

/** The light theme: what stands before each file's first media query. */
const tokens = ['../tokens.css', 'tokens.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('@media')[0])
  .join('')
const token = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1]

it('colours and font are those of the light theme', () => {
  for (const [name, value] of Object.entries(light)) expect([name, value]).toEqual([name, token(name)])
  expect(font).toBe(token('font'))
})

describe('a file', () => {
  const awkward = 'A <&"> B’s ]]> \u0000\ud800 team'
  const file = svgFile({
    language: 'en',
    title: awkward,
    summary: `${awkward} 2`,
    width: 900,
    draw: (top) => ({ body: text(24, top, { size: 12 }, awkward), bottom: top + 20 }),
  })
  const tags = readXml(file)
  const told = 'A <&"> B’s ]]> \ufffd\ufffd team'

  it('is an image with a title and a sentence, whatever its names hold', () => {
    expect(tags[0]).toMatchObject({
      name: 'svg',
      attributes: { role: 'img', lang: 'en', xmlns: 'http://www.w3.org/2000/svg', 'font-family': font },
    })
    const ids = tags[0]!.attributes['aria-labelledby']!.split(' ')
    expect(ids.map((id) => tags.find(({ attributes }) => attributes.id === id)?.text)).toEqual([
      told,
      `${told} 2`,
    ])
    expect(named(tags, 'text').map((tag) => tag.text)).toEqual([told, `${told} 2`, told])
  })

  it('needs nothing from anywhere', () => {
    expect(file).not.toMatch(/href|url\((?!#)|@import|var\(|<style|<script/)
  })
})

it('breaks lines between words, never within one', () => {
  expect(linesOf('one two three', 60, 14)).toEqual(['one two', 'three'])
  expect(linesOf('Responsables', 20, 14)).toEqual(['Responsables'])
})
