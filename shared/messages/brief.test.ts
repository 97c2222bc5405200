/** Briefs: what a chat or a telephone shows, and to whom. */
import { describe, expect, it } from 'vitest'
import { briefOf, broadcastOf } from './brief.ts'
import { contents, links, round } from './letters.fixture.ts'
import type { Content } from './messages.ts'

const languages = ['fr', 'en'] as const
const every = Object.entries(contents as Record<string, Content>).flatMap(([kind, content]) =>
  languages.map((language) => [kind, language, content] as const),
)

describe.each(every)('%s in %s', (_, language, content) => {
  const { title, lines, action } = briefOf(content, language, links)
  const said = [title, ...lines].join(' ')

  it('is a few lines and one thing to press', () => {
    expect(lines.length).toBeGreaterThanOrEqual(1)
    expect(lines.length).toBeLessThanOrEqual(3)
    expect(action).toEqual({ label: expect.stringMatching(/\S/), url: links.act })
    expect(said).not.toMatch(/[\r\n{}]|https?:|undefined/)
  })

  it('names neither person nor group, and holds no score', () => {
    expect(said).not.toMatch(/Paul|Léa|Rhône/)
    for (const score of [64, 90, 46, 61, 72, 48]) expect(said).not.toMatch(new RegExp(`\\b${score}\\b`))
    expect(said + action.label).not.toContain(round.manifest)
  })
})

describe('to everybody at once', () => {
  it.each(languages)('the action in %s is Quorum itself, and no link is a person’s', (language) => {
    for (const kind of ['invitation', 'publication'] as const) {
      const brief = broadcastOf({ kind, round }, language, links.results)
      expect(brief.action.url).toBe(links.results)
      expect(JSON.stringify(brief)).not.toContain(links.act)
      expect(brief.lines.join(' ')).not.toMatch(/https?:|vôtre|is yours/)
    }
  })

  it('an invitation says that the personal link comes apart', () => {
    const { lines } = broadcastOf({ kind: 'invitation', round }, 'fr', links.results)
    expect(lines.join(' ')).toContain('il arrive à part')
    expect(lines.join(' ')).toContain('dimanche 22 novembre, 23:59')
  })
})
