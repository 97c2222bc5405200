/** A comment that may name somebody is warned of; one that names nobody seldom is; what is not seen hides no name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpus } from './corpus.fixture.ts'
import { measure, unlisted } from './measure.fixture.ts'
import { type WarningKind, warnings } from './warnings.ts'

const languages = ['fr', 'en'] as const
const heldOut = (language: 'fr' | 'en') =>
  corpus.filter((one) => one.half === 'held-out' && one.language === language)

/** What is warned of, as "kind: words". */
const found = (text: string, language: 'fr' | 'en' = 'fr') =>
  warnings(text, language).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)

describe('comments that no rule was written on', () => {
  // Measured: all persons and contacts, 27 of 28 clients, 24 of 25 places; 3 false alarms in 100.
  const floors: Record<WarningKind, number> = { person: 0.9, contact: 0.75, client: 0.8, place: 0.8 }

  for (const language of languages) {
    it(`in ${language}: names are found`, () => {
      const { names } = measure(heldOut(language))
      for (const [kind, floor] of Object.entries(floors) as [WarningKind, number][]) {
        expect(names[kind].all, kind).toBeGreaterThan(3)
        expect(names[kind].found / names[kind].all, kind).toBeGreaterThanOrEqual(floor)
        expect(names[kind].kind / names[kind].all, kind).toBeGreaterThanOrEqual(0.75)
      }
    })

    it(`in ${language}: names that no list has are found by the words around them`, () => {
      const { names } = measure(unlisted(heldOut(language)))
      for (const kind of ['person', 'client', 'place'] as const)
        expect(names[kind].found / names[kind].all, kind).toBeGreaterThanOrEqual(0.75)
    })

    it(`in ${language}: innocent comments are left alone`, () => {
      const { innocent, alarmed } = measure(heldOut(language))
      expect(innocent).toBe(50)
      expect(alarmed / innocent).toBeLessThanOrEqual(0.1)
    })
  }
})

describe('a warning', () => {
  it.each([
    ['Appelez le 06.12.34.56.78', ['contact: 06.12.34.56.78']],
    ['Mon portable : +33 (0)6 12 34 56 78.', ['contact: +33 (0)6 12 34 56 78']],
    ['Call (555) 123-4567 or 020 7946 0123', ['contact: (555) 123-4567', 'contact: 020 7946 0123']],
    [
      'jean.valjean@exemple.fr, ou www.exemple.fr',
      ['contact: jean.valjean@exemple.fr', 'contact: www.exemple.fr'],
    ],
    ['voiture AB-123-CD, van AB12 CDE', ['contact: AB-123-CD', 'contact: AB12 CDE']],
  ])('points at what reaches somebody: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    'Le 12/11/2026 à 14h30 : 12 000 euros, 15000 visites, 12,50 €.',
    'J’ai fait 06 visites et 12 devis sur 34 clients en 56 jours',
  ])('leaves dates and amounts alone: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('takes a title, a double name and a particle with the name', () => {
    expect(found('Je l’ai dit à Mme Le Goff et à Jean-Marc van der Berg.')).toEqual([
      'person: Mme Le Goff',
      'person: Jean-Marc van der Berg',
    ])
  })

  it('knows a client by its form, its trade and the words before it', () => {
    expect(found('La société Brelvan, Quorsid SARL, la clinique Ostrell, chez ravolt')).toEqual([
      'client: Brelvan',
      'client: Quorsid SARL',
      'client: Ostrell',
      'client: ravolt',
    ])
    expect(found('I met the buyer at Tamwick and the Skarnby account is lost', 'en')).toEqual([
      'client: Tamwick',
      'client: Skarnby',
    ])
  })

  it('tells a first word that is somebody from one that is not', () => {
    expect(found('Mark decides everything. Mark my words. Will helped me. Will it last?', 'en')).toEqual([
      'person: Mark',
      'person: Will',
    ])
    expect(found('Brelvan ne répond jamais. Personne ne répond. Marketing ne répond jamais.')).toEqual([
      'person: Brelvan',
    ])
  })

  it('sees capitals tell nothing where all have them', () => {
    expect(found('LE NOUVEAU PLANIFICATEUR MARCHE TRÈS BIEN')).toEqual([])
    expect(found('The New Routing Planner Never Works On Rainy Afternoons', 'en')).toEqual([])
    expect(found('VALERIE NE VEUT RIEN ENTENDRE')).toEqual(['person: VALERIE'])
  })

  it('spans what was hidden in it', () => {
    const name = 'K\u200ba\u202erim\u0301\u2060'
    expect(found(`merci à ${name} 😀`)).toEqual([`person: K\u200ba\u202erim\u0301`])
    expect(found('merci à 𝐊𝐚𝐫𝐢𝐦')).toEqual(['person: 𝐊𝐚𝐫𝐢𝐦'])
  })
})

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
      .map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(
          'M. ',
          'Karim',
          ' de ',
          '\u200d',
          '\u0301',
          '😀',
          '@',
          '+33 6',
          ' 12 34',
          "l'",
          '. ',
          '\n',
          'Lyon',
          '\ud83d',
          ' & ',
          'Ltd',
          '-',
          '℡',
          'ﷺ',
          'chez ',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )

  it('throws nothing; spans lie in the text, sorted, none over another', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...languages), (text, language) => {
        let end = 0
        for (const { from, to } of warnings(text, language)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  const unseen = fc.constantFrom(
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\u200e',
    '\u202e',
    '\ufeff',
    '\u00ad',
    '\ufe0f',
  )

  it('is read alike composed or not, and with characters that nobody sees anywhere in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(300), unseen), { maxLength: 20 }),
        ({ text, language }, composed, hidden) => {
          let typed = text.normalize(composed ? 'NFC' : 'NFD')
          for (const [at, character] of hidden) typed = typed.slice(0, at) + character + typed.slice(at)
          const kinds = (one: string) => warnings(one, language).map(({ kind }) => kind)
          expect(kinds(typed)).toEqual(kinds(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    'a',
    'A',
    'Aa ',
    'a.',
    '@',
    'a@',
    'a@a.',
    '0',
    '0 ',
    '+3 ',
    '(0',
    '0-',
    'www.',
    'http://',
    "l'",
    "'",
    '-',
    'A-',
    'A & ',
    'Rue de ',
    'Rue ',
    'M. ',
    'chez ',
    'Karim ',
    'Karim et ',
    '\u0301',
    '\u200d',
    'e\u0301',
    '😀',
    '\ud83d',
    'ﷺ',
    '1 rue a',
    'a ( at ',
    'AB 12',
    '\n',
    ' ',
    '.',
  ])('takes work in proportion to its length: %j again and again', (unit) => {
    const of = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    // Ten times the letters may take forty times the work, where the square would take a hundred times.
    expect(work(of(10_000))).toBeLessThan(40 * work(of(1_000)) + 40_000)
  })
})

/** Processor time of this process alone, in microseconds: the least of three. */
function work(text: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage()
      warnings(text, 'fr')
      const { user, system } = process.cpuUsage(before)
      return user + system
    }),
  )
}
