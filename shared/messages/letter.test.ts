/** Letters: the same in both forms and languages, nothing from outside breaks them, and nothing is in them that should not be. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { letterOf } from './letter.ts'
import { contents, links, mark, people, round } from './letters.fixture.ts'
import type { Content, DigestFacts, Letter } from './messages.ts'

const languages = ['fr', 'en'] as const
const every = Object.entries(contents as Record<string, Content>).flatMap(([kind, content]) =>
  languages.map((language) => [kind, language, content] as const),
)
const written = (content: Content, language: 'fr' | 'en') => letterOf(content, people[language], links)
const everything = ({ subject, html, text }: Letter) => subject + html + text

/** What is read: no tags, no styles, spaces of one kind. */
const readable = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
const words = (text: string) => text.replace(/[\s\u202f]+/g, ' ').trim()

const digestWith = (facts: Partial<DigestFacts>): Content => ({
  ...contents.digest,
  facts: { ...contents.digest.facts, ...facts },
})

describe.each(every)('%s in %s', (_, language, content) => {
  const letter = written(content, language)

  it('is in its language, and says which', () => {
    expect(letter.html).toContain(`<html lang="${language}">`)
    const other = language === 'fr' ? /\b(the|your|week)\b/i : /\b(vous|semaine|réponse)\b/i
    const own = readable(letter.html).replaceAll(links.act, '') + letter.text.replace(/https:\S+/g, '')
    expect(own).not.toMatch(other)
  })

  it('says as plain text what it says as HTML, with the same addresses', () => {
    const urls = [...letter.html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)
    expect(urls.length).toBeGreaterThanOrEqual(2)
    expect(letter.text.match(/https:\S+/g)).toEqual(urls)
    const html = words(readable(letter.html))
    for (const paragraph of letter.text.replace(/https:\S+\n?/g, '').split('\n\n'))
      for (const sentence of words(paragraph).split(/(?<=\.) /)) expect(html).toContain(sentence)
  })

  it('keeps lines of plain text short, without spaces at their ends', () => {
    for (const line of letter.text.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(72)
      expect(line).toBe(line.trimEnd())
    }
    expect(letter.text).not.toMatch(/\n{3}/)
    expect(letter.text.endsWith('.\n') || letter.text.endsWith(`${links.contact}\n`)).toBe(true)
  })

  it('loads nothing, runs nothing and counts nobody', () => {
    expect(letter.html).not.toMatch(/<img|<script|<link|<form|url\(|src=|@import|\son\w+="/)
    expect(letter.html.match(/https?:/g)).toHaveLength(letter.html.match(/href="https:/g)!.length)
  })

  it('holds its links and no other secret', () => {
    expect(everything(letter)).not.toContain(round.manifest)
  })

  it('has a subject of one line and one first heading', () => {
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(letter.subject.length).toBeLessThan(70)
    expect(letter.html.match(/<h1/g)).toHaveLength(1)
  })

  it('keeps the typography of its language', () => {
    const said = letter.text.replace(/https:\S+|\d{2}:\d{2}/g, '')
    expect(said).not.toContain("'")
    if (language === 'fr') expect(said).not.toMatch(/[^\u202f][:;?!»]/)
    else expect(said).not.toMatch(/[\s\u202f][:;?!]/)
    expect(said).not.toMatch(/undefined|null|NaN/)
  })
})

describe('the head of a letter', () => {
  const head = (organisation?: string) => {
    const { html, text } = letterOf(
      contents.invitation,
      { ...people.fr, ...(organisation && { organisation }) },
      links,
    )
    return { html, first: text.split('\n')[0] }
  }

  it('names the organisation as each page does, and Quorum alone where it said no name', () => {
    expect(head('Lumen Santé').first).toBe('Quorum · Lumen Santé')
    expect(head('Lumen Santé').html).toContain('Quorum · Lumen Santé')
    expect([head().first, head('').first]).toEqual(['Quorum', 'Quorum'])
  })

  it('takes a name for text, of one line', () => {
    const { html, first } = head('A <b>&\nBcc: x')
    expect(first).toBe('Quorum · A <b>& Bcc: x')
    expect(html).toContain('Quorum · A &lt;b&gt;&amp; Bcc: x')
  })
})

describe('a reminder', () => {
  it('is the same for everybody but for name and links', () => {
    const [one, other] = [
      letterOf(contents.reminder, { name: 'AAAA', language: 'en' }, links),
      letterOf(
        contents.reminder,
        { name: 'BBBB', language: 'en' },
        { ...links, act: 'https://quorum.example/p/other' },
      ),
    ]
    for (const form of ['subject', 'html', 'text'] as const)
      expect(
        one[form].replaceAll('AAAA', 'BBBB').replaceAll(links.act, 'https://quorum.example/p/other'),
      ).toBe(other[form])
  })

  it('thanks whoever has answered, and says that it goes to all', () => {
    expect(written(contents.reminder, 'fr').text).toContain('Si vous avez répondu, merci')
    expect(words(written(contents.reminder, 'en').text)).toContain('whether they have answered or not')
  })
})

describe('an invitation', () => {
  it('says how many questions, until when and from how many answers on', () => {
    const text = words(written({ kind: 'invitation', round: { ...round, questions: 6, k: 8 } }, 'fr').text)
    expect(text).toContain('les 6 questions de la semaine 47')
    expect(text).toContain('Jusqu’à dimanche 22 novembre, 23:59.')
    expect(text).toContain('à moins de 8 réponses')
  })

  it('speaks of last results only where there are some', () => {
    const first = written({ kind: 'invitation', round: { ...round, before: false } }, 'en').text
    expect(written(contents.invitation, 'en').text).toContain(links.results)
    expect(first).not.toContain(links.results)
    expect(first).not.toContain('published')
  })
})

describe('a digest', () => {
  it('says numbers as the dashboard does', () => {
    const text = words(written(contents.digest, 'fr').text)
    expect(text).toContain('Unité Rhône-Alpes. Semaine 47, du 16 au 22 novembre.')
    expect(text).toContain('Le moral est en hausse depuis la semaine du 26 octobre.')
    expect(text).toContain('le moral est à 64, sur une échelle de 0 à 100')
    expect(text).toContain('Force Entraide, plus de 90. Pas de vrai changement ces temps-ci.')
    expect(text).toContain('46. Pas assez de réponses pour dire où cela va.')
    expect(text).toContain('Plus des trois quarts des personnes interrogées.')
  })

  it('holds no number of a small group, and says where it stands', () => {
    const { text, html } = written(contents['digest-small'], 'en')
    expect(words(text)).toContain('Strength Autonomy. No real change lately.')
    expect(words(text)).toContain('The numbers of a small group are not written in a message')
    expect(words(readable(html)).replace(/[Ww]eek 47|week of \d+|16 to 22|fewer than 5/g, '')).not.toMatch(
      /\d/,
    )
  })

  it('says what is hidden, and that nothing stands out', () => {
    const text = words(written(digestWith({ morale: null, strength: null, priority: null }), 'en').text)
    expect(text).toContain('Morale cannot be shown this week.')
    expect(text).toContain('No theme shown this week stands out from the others.')
  })

  it('of a hidden group is kind, and names nobody', () => {
    const text = words(written(contents['digest-hidden'], 'fr').text)
    expect(text).toContain('ne dit rien de l’équipe')
    expect(text).not.toMatch(/Force|Priorité|Participation|Rhône/)
  })
})

describe('HR’s report', () => {
  it('counts groups, and what moved', () => {
    const text = words(written(contents.report, 'fr').text)
    expect(text).toContain('Affichés : 41. Masqués : 12')
    expect(text).toContain('en hausse : 3. En baisse : 1.')
    expect(text).not.toContain('anomalie')
  })

  it('warns first where the integrity check found something, and hides with the dashboard', () => {
    const { facts } = contents.report
    const nobody = contents['digest-hidden'].facts
    const changed = { organisation: nobody, moved: { rose: 0, fell: 0 }, alarm: true }
    const text = words(written({ ...contents.report, facts: { ...facts, ...changed } }, 'en').text)
    expect(text.indexOf('anomaly')).toBeLessThan(text.indexOf('Groups'))
    expect(text).toContain('The numbers of the whole organisation are hidden this week.')
    expect(text).toContain('No team or unit has changed for certain.')
    expect(text).not.toContain('Strength')
  })
})

describe('what comes from outside', () => {
  const name = { fr: 'É"q <b>1</b>\r\nBcc: a@b.example & Cie', en: 'T"m <b>1</b>\r\nBcc: a@b.example & Co' }

  it('is text in HTML, and one line elsewhere', () => {
    const { html, subject, text } = written(digestWith({ group: { id: 'team:M1', name } }), 'fr')
    expect(html).not.toContain('<b>')
    expect(html).toContain('É&quot;q &lt;b&gt;1&lt;/b&gt; Bcc: a@b.example &amp; Cie')
    expect(subject).toMatch(/^É"q <b>1<\/b> Bcc: a@b\.example & Cie, semaine 47/)
    expect(text).not.toContain('\r')
  })

  it('cannot leave an attribute, nor a driver be taken for a property', () => {
    const act = 'https://quorum.example/"onclick="x'
    const to = { name: 'Léa <b>', language: 'fr' } as const
    const { html } = letterOf(contents.invitation, to, { ...links, act })
    expect(html).toContain('href="https://quorum.example/&quot;onclick=&quot;x"')
    expect(html).toContain('Bonjour Léa &lt;b&gt;,')
    expect(written(digestWith({ strength: mark('constructor') }), 'en').text).toContain(
      'constructor. No real',
    )
  })
})

it('colours are those of the pages, by day and by night', () => {
  const [light, dark] = readFileSync(new URL('../../web/ui/tokens.css', import.meta.url), 'utf8').split(
    '@media',
  )
  const { html } = written(contents.digest, 'en')
  const [sheet, body] = html.split('</style>') as [string, string]
  const night = sheet.slice(sheet.indexOf('@media'), sheet.indexOf('\n}\n'))
  const colours = (text: string) => new Set(text.match(/#[0-9a-f]{6}/g))
  for (const colour of colours(body))
    expect([colour, light!.includes(colour) || colour === '#ffffff']).toEqual([colour, true])
  for (const colour of colours(night)) expect([colour, dark!.includes(colour)]).toEqual([colour, true])
  expect(colours(night).size).toBeGreaterThan(5)
})
