/** Files that do harm: too large, in another encoding, with formulas and signs that nobody sees, and trees that are none. */
import { describe, expect, it } from 'vitest'
import { textOf, utf8Of } from './encoding.ts'
import { type ImportProblem, parseMembers } from './import.ts'
import { importLimits } from './import-limits.ts'
import type { Member } from './organisation.ts'

const header = 'id,name,email,manager,level,language'
const good = ['D1,Zoé Roy,zoe@x.test,,director,fr', 'A1,Bob Hill,bob@x.test,D1,area-manager,en']
const file = (...lines: string[]) => [header, ...lines].join('\n')
const row = (id: string, manager: string, { name = id, email = `${id}@x.test` } = {}) =>
  `${id},${name},${email},${manager},rep,fr`

type Read = { members: Member[]; problems: ImportProblem[] }
function read(text: string | Uint8Array, options?: Parameters<typeof parseMembers>[1]): Read {
  const parsed = parseMembers(typeof text === 'string' ? text : textOf(text), options)
  if ('organisation' in parsed) return { members: parsed.organisation.members, problems: [] }
  for (const { fr, en } of parsed.problems) {
    expect(fr).toMatch(/^\p{Lu}.*\.$/u)
    // Without the value itself.
    expect(fr.replace(/«\u202f.*?\u202f»/g, '')).not.toMatch(/[^\u202f][:;?!»]|«[^\u202f]|["']/)
    expect(en).toMatch(/^\p{Lu}.*\.$/u)
  }
  return { members: [], problems: parsed.problems }
}
const names = (text: string | Uint8Array) => {
  const { members, problems } = read(text)
  expect(problems).toEqual([])
  return members.map(({ name }) => name)
}
const places = (text: string | Uint8Array, options?: Parameters<typeof parseMembers>[1]) =>
  read(text, options).problems.map(({ line, column }) => `${line} ${column}`.trim())

describe('size', () => {
  it('200,000 rows are told in one sentence, at the first row too many', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => row(`P${i}`, i ? 'P0' : ''))
    const { problems } = read([header, ...rows].join('\n'), { most: importLimits.people })
    expect(problems).toEqual([
      {
        line: importLimits.people + 2,
        column: 'id',
        fr: expect.stringContaining('50\u202f000'),
        en: expect.stringContaining('50,000'),
      },
    ])
  })

  it('the limit itself is taken, empty lines between rows do not count, and nothing is passed over in silence', () => {
    const rows = ['', row('P0', ''), '', '', row('P1', 'P0'), '', row('P2', 'P0')]
    expect(read(file(...rows), { most: 3 }).members).toHaveLength(3)
    expect(places(file(...rows), { most: 2 })).toEqual(['8 id'])
    const blanks = Array.from({ length: 100 }, () => '')
    expect(places(file(row('P0', ''), ...blanks, row('P1', 'P0')), { most: 3 })).toHaveLength(1)
  })

  it('a chain of managers that never ends is told, one as high as an organisation is not', () => {
    const chain = (length: number) =>
      file(...Array.from({ length }, (_, i) => row(`P${i}`, i ? `P${i - 1}` : '')))
    expect(read(chain(101)).members).toHaveLength(101)
    expect(places(chain(20_000))).toEqual(['103 manager'])
    const upside = Array.from({ length: 200 }, (_, i) => row(`P${i}`, i < 199 ? `P${i + 1}` : ''))
    expect(places(file(...upside))).toEqual(['2 manager'])
  })

  it('as many levels as people are no levels', () => {
    const rows = Array.from({ length: 500 }, (_, i) => row(`P${i}`, i ? 'P0' : '').replace('rep', `l${i}`))
    expect(places(file(...rows), { levels: 'as-found' })).toEqual(['1 level'])
  })
})

describe('encodings', () => {
  const text = file(...good)
  const utf16 = (little: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return new Uint8Array(little ? bytes : bytes.swap16())
  }

  it('UTF-8, with a byte order mark or without, and both kinds of UTF-16 are read as they are', () => {
    const all = [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(true), utf16(false)]
    for (const bytes of all) {
      expect(names(new Uint8Array(bytes))).toEqual(['Zoé Roy', 'Bob Hill'])
      expect(new TextDecoder().decode(utf8Of(new Uint8Array(bytes)))).toBe(text)
    }
  })

  it('Windows-1252 is told by line and column, and never kept', () => {
    expect(places(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual(['2 name'])
  })

  it('accents that were lost before are told: é that has become Ã©', () => {
    const twice = Buffer.from(Buffer.from(text).toString('latin1'))
    expect(places(new Uint8Array(twice))).toEqual(['2 name'])
    for (const lost of ['Ã‰lise', 'FranÃ§ois', 'NoÃ«l', 'Lâ€™Hermite', 'Â«Ouest»'])
      expect(places(file(`D1,${lost},a@x.test,,director,fr`))).toEqual(['2 name'])
    for (const name of ['João', 'JOÃO', 'ÂNGELO', 'Ãgata', 'Élise', 'François', 'Hervé'])
      expect(names(file(`D1,${name},a@x.test,,director,fr`))).toEqual([name])
  })

  it('a spreadsheet’s own file, UTF-16 without its mark, and null bytes are told in one sentence', () => {
    const xlsx = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\x06\0'), Buffer.from(text)])
    expect(places(new Uint8Array(xlsx))).toEqual(['1'])
    expect(places(utf16(true).subarray(2))).toEqual(['1'])
    // As an API gateway hands on what it takes for UTF-8.
    expect(places(new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf16(true)))).toEqual(['1'])
    expect(places(text.replace('Bob', 'B\0b'))).toEqual(['3'])
  })

  it('line ends of all kinds in one file, each line where an editor shows it', () => {
    const mixed = `${header}\r\n${good[0]}\r${good[1]}\nR1,C,c@x.test,Z9,rep,fr\r\n`
    expect(places(mixed)).toEqual(['4 manager'])
  })

  it.each([
    ['semicolons', ';', ''],
    ['tabs', '\t', ''],
    ['a separator that it says', ';', 'sep=;\r\n'],
    ['a separator that it says in quotes', '\t', '"sep=\t"\n'],
  ])('%s', (_what, separator, first) => {
    expect(names(first + text.replaceAll(',', separator))).toEqual(['Zoé Roy', 'Bob Hill'])
    const wrong = first + file(good[0]!, 'A1,B,nowhere,D1,rep,en').replaceAll(',', separator)
    expect(places(wrong)).toEqual([first ? '4 email' : '3 email'])
  })

  it('a name is kept in one way of writing it', () => {
    expect(names(text.normalize('NFD'))).toEqual(['Zoé Roy'.normalize('NFC'), 'Bob Hill'])
  })
})

describe('values', () => {
  it.each(["=cmd|' /C calc'!A0", '+33 1', '-2+3', '@SUM(A1)'])(
    'a name that a spreadsheet would run, %s, is a text like any other',
    (name) => {
      expect(names(file(`D1,${name},a@x.test,,director,fr`))).toEqual([name])
    },
  )

  it('tab and line end at the beginning of a cell are gone', () => {
    expect(names(file('D1,"\t=1+1",a@x.test,,director,fr', 'A1,"\r\n=2",b@x.test,D1,rep,fr'))).toEqual([
      '=1+1',
      '=2',
    ])
  })

  it.each([
    ['an escape sequence of a terminal', '\x1b[2JBob'],
    ['a bell', 'B\x07ob'],
    ['text that is turned around', 'Bob \u202Egnp.exe'],
    ['a space without width', 'B\u200Bob'],
  ])('%s is told, without repeating it', (_what, name) => {
    const { problems } = read(file(`D1,${name},a@x.test,,director,fr`))
    expect(problems).toMatchObject([{ line: 2, column: 'name' }])
    for (const said of [problems[0]!.fr, problems[0]!.en]) {
      expect(said).toContain('·')
      expect(said.replace(/\u202f/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })

  it('an id or address that differs in its case only is one', () => {
    const text = file(
      row('D1', ''),
      row('d1', 'D1', { email: 'E@x.test' }),
      row('R1', 'D1', { email: 'D1@X.TEST' }),
    )
    expect(places(text)).toEqual(['3 id', '4 email'])
  })
})

describe('trees that are none', () => {
  it.each([1, 2, 1000])('a circle of %i is told once, where it begins', (people) => {
    const circle = Array.from({ length: people }, (_, i) => row(`P${i}`, `P${(i + 1) % people}`))
    const { problems } = read(file(good[0]!, ...circle))
    expect(problems).toMatchObject([{ line: 3, column: 'manager' }])
    expect(problems[0]!.en).toContain(people === 1 ? 'P0 → P0' : 'P0 → P1')
    expect(problems[0]!.en.length).toBeLessThan(200)
  })

  it('two heads, and none', () => {
    expect(places(file(row('D1', ''), row('D2', ''), row('R1', 'D1')))).toEqual(['3 manager'])
    expect(places(file(row('D1', 'R1'), row('R1', 'D1')))).toEqual(['1 manager', '2 manager'])
  })

  it('a head that left without a successor: everybody who reported to them is named', () => {
    expect(places(file(row('A1', 'D1'), row('A2', 'D1'), row('R1', 'A1')))).toEqual([
      '1 manager',
      '2 manager',
      '3 manager',
    ])
  })

  it('a head that was replaced, and a report who becomes the manager of their manager', () => {
    expect(read(file(row('D2', ''), row('A1', 'D2'), row('R1', 'A1'))).members).toHaveLength(3)
    expect(read(file(row('D1', ''), row('R1', 'D1'), row('A1', 'R1'))).members).toHaveLength(3)
  })

  it('a manager moved under their own report is a circle, and so is one under somebody below that', () => {
    expect(read(file(row('D1', ''), row('A1', 'R1'), row('R1', 'A1'))).problems[0]!.en).toContain(
      'A1 → R1 → A1',
    )
    const below = file(row('D1', ''), row('A1', 'R1'), row('F1', 'A1'), row('R1', 'F1'))
    expect(read(below).problems[0]!.en).toContain('A1 → R1 → F1 → A1')
  })
})
