/** Import: every way in which a file can be wrong is found, placed and told in both languages; a good one is read as it is. */
import { describe, expect, it } from 'vitest'
import { parseMembers } from './import.ts'

const header = 'id,name,email,manager,level,language'
const good = ['D1,Anne Roy,anne@x.test,,director,fr', 'A1,Bob Hill,bob@x.test,D1,area-manager,en']
const file = (...lines: string[]) => [header, ...lines].join('\n')

function problemsOf(text: string, options?: Parameters<typeof parseMembers>[1]) {
  const parsed = parseMembers(text, options)
  if (!('problems' in parsed)) throw new Error('the file was accepted')
  return parsed.problems
}
function organisationOf(text: string, options?: Parameters<typeof parseMembers>[1]) {
  const parsed = parseMembers(text, options)
  if ('problems' in parsed)
    throw new Error(parsed.problems.map(({ line, en }) => `${line}: ${en}`).join('\n'))
  return parsed.organisation
}
const places = (text: string, options?: Parameters<typeof parseMembers>[1]) =>
  problemsOf(text, options).map(({ line, column }) => `${line} ${column}`)

describe('a good file', () => {
  it('gives members with what the row says and nothing else', () => {
    expect(organisationOf(file(...good))).toEqual({
      levels: ['director', 'area-manager', 'field-manager', 'rep', 'marketing'],
      members: [
        {
          id: 'D1',
          name: 'Anne Roy',
          email: 'anne@x.test',
          manager: null,
          level: 'director',
          language: 'fr',
        },
        {
          id: 'A1',
          name: 'Bob Hill',
          email: 'bob@x.test',
          manager: 'D1',
          level: 'area-manager',
          language: 'en',
        },
      ],
    })
  })

  it('reads semicolons, a BOM, CRLF, quotes, accents, any order of columns and the optional ones', () => {
    const text =
      '\uFEFFEmail;id;name;manager;level;language;team;branch;role;eligible\r\n' +
      'e@x.test;D1;"Roy; ""Zoé""";;director;FR;"Équipe\r\nOuest";Lyon;hr;non\r\n' +
      ';;;;;;;;;\r\n' +
      'f@x.test;A1; Bob ;D1;rep;en;;;;yes\r\n'
    const [head, rep] = organisationOf(text).members
    expect(head).toEqual({
      id: 'D1',
      name: 'Roy; "Zoé"',
      email: 'e@x.test',
      manager: null,
      level: 'director',
      language: 'fr',
      team: 'Équipe Ouest',
      branch: 'Lyon',
      role: 'hr',
      eligible: false,
    })
    expect(rep).toEqual({
      id: 'A1',
      name: 'Bob',
      email: 'f@x.test',
      manager: 'D1',
      level: 'rep',
      language: 'en',
    })
  })

  it('takes levels as it is told: given, or as they first appear', () => {
    const text = file('1,A,a@x.test,,chief,fr', '2,B,b@x.test,1,crew,fr', '3,C,c@x.test,1,chief,fr')
    expect(organisationOf(text, { levels: 'as-found' }).levels).toEqual(['chief', 'crew'])
    expect(organisationOf(text, { levels: ['crew', 'chief'] }).levels).toEqual(['crew', 'chief'])
    expect(places(text)).toEqual(['2 level', '3 level', '4 level'])
  })
})

describe('an organisation that has a language of its own', () => {
  it('gives it to whoever the file says none for, cell or column, and to nobody else', () => {
    const text = file(good[0]!, good[1]!, 'R1,Dan Poe,dan@x.test,A1,rep,')
    const languages = (text: string) =>
      organisationOf(text, { language: 'fr' }).members.map(({ language }) => language)
    expect(languages(text)).toEqual(['fr', 'en', 'fr'])
    expect(languages('id,name,email,manager,level\nD1,Anne Roy,anne@x.test,,director')).toEqual(['fr'])
    expect(places(text)).toEqual(['4 language'])
    expect(places(file('D1,Anne Roy,anne@x.test,,director,de'), { language: 'fr' })).toEqual(['2 language'])
  })
})

describe('problems', () => {
  const cases: [what: string, text: string, place: string, value: string][] = [
    ['a missing column', 'id,name,email,manager,level\nD1,A,a@x.test,,rep', '1 language', 'language'],
    ['an unknown column', `${header},salary\n${good[0]},1`, '1 salary', 'salary'],
    ['a column twice', `${header},level\n${good[0]},rep`, '1 level', 'level'],
    ['a value too many', file(`${good[0]},more`), '2 ', 'more'],
    ['an empty cell', file('D1,,a@x.test,,director,fr'), '2 name', 'name'],
    ['an empty row count', header, '1 id', ''],
    ['a file in another encoding', file('D1,Zo\uFFFD,a@x.test,,director,fr'), '2 name', 'Zo\uFFFD'],
    ['an id that would part a key', file('D+1,A,a@x.test,,director,fr'), '2 id', 'D+1'],
    ['a bad address', file('D1,A,a@x,,director,fr'), '2 email', 'a@x'],
    ['an unknown level', file('D1,A,a@x.test,,boss,fr'), '2 level', 'boss'],
    ['an unknown language', file('D1,A,a@x.test,,director,de'), '2 language', 'de'],
    ['an unknown role', `${header},role\n${good[0]},king`, '2 role', 'king'],
    ['an unknown yes or no', `${header},eligible\n${good[0]},perhaps`, '2 eligible', 'perhaps'],
    ['an id twice', file(...good, 'a1,C,c@x.test,D1,rep,fr'), '4 id', 'a1'],
    ['an address twice', file(...good, 'R1,C,BOB@X.test,D1,rep,fr'), '4 email', 'BOB@X.test'],
    ['an unknown manager', file(...good, 'R1,C,c@x.test,Z9,rep,fr'), '4 manager', 'Z9'],
    ['a second head', file(...good, 'R1,C,c@x.test,,rep,fr'), '4 manager', 'R1'],
    ['broken quotes', file(good[0]!, 'A1,"Bob"by,b@x.test,D1,rep,fr'), '3 name', ''],
    ['a quote that never closes', file(good[0]!, 'A1,"Bob,b@x.test,D1,rep,fr'), '3 name', ''],
    ['a circle of one', file(...good, 'R1,C,c@x.test,R1,rep,fr'), '4 manager', 'R1 → R1'],
  ]
  it.each(cases)('%s', (_what, text, place, value) => {
    const problems = problemsOf(text)
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual([place])
    expect(problems[0]!.fr).toContain(value)
    expect(problems[0]!.en).toContain(value)
    expect(problems[0]!.fr).toMatch(/^\p{Lu}.*\.$/u)
    expect(problems[0]!.fr).not.toMatch(/[^\u202f][:;?!»]|«[^\u202f]|["']/)
    expect(problems[0]!.en).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('a circle is told once, with its chain from its first row, and whoever hangs below it is not blamed', () => {
    const text = file(
      good[0]!,
      'R9,R,r@x.test,A3,rep,fr',
      'A1,A,a1@x.test,A2,rep,fr',
      'A2,B,a2@x.test,A3,rep,fr',
      'A3,C,a3@x.test,A1,rep,fr',
    )
    expect(problemsOf(text)).toMatchObject([{ line: 4, column: 'manager' }])
    expect(problemsOf(text)[0]!.en).toContain('A1 → A2 → A3 → A1')
  })

  it('nobody at the head is said beside the circle that follows from it', () => {
    expect(places(file('A,A,a@x.test,B,rep,fr', 'B,B,b@x.test,A,rep,fr'))).toEqual(['1 manager', '2 manager'])
  })

  it('all of them come together, by line and column, and a broken row hides no other', () => {
    const text = file('D1,A,nowhere,,boss,fr', 'X"1,B,b@x.test,D1,rep,fr', 'R1,,c@x.test,D1,rep,xx', 'R2,"C')
    expect(places(text)).toEqual(['2 email', '2 level', '3 id', '4 name', '4 language', '5 name'])
  })

  it('lines are those of an editor after a quoted line break', () => {
    expect(places(file('D1,"A\r\nB",a@x.test,,director,fr', 'R1,C,c@x.test,Z9,rep,fr'))).toEqual([
      '4 manager',
    ])
  })

  it('a file full of broken quotes is refused in bounded time', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `R${i},"C"c,c${i}@x.test,D1,rep,fr`)
    expect(problemsOf(file(...rows)).length).toBeLessThan(30)
  })
})
