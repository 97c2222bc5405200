/** The demonstration's organisation: Lumen, an invented maker of lighting that sells in France, the United Kingdom and Ireland. */
import { pick } from './chance.ts'
import { firstNames, lastNames } from './people-names.ts'

export interface Person {
  id: string
  name: string
  email: string
  manager: string | null
  level: string
  language: 'fr' | 'en'
  team?: string
  branch: string
  role?: 'hr' | 'administrator'
  eligible: boolean
}

/** Areas, and the towns of their field managers with the number of reps in each team. */
const areas: { name: string; language: 'fr' | 'en'; towns: [name: string, reps: number][] }[] = [
  {
    name: 'Ouest',
    language: 'fr',
    towns: [
      ['Nantes', 14],
      ['Rennes', 12],
      ['Bordeaux', 16],
      ['Brest', 3],
      ['Tours', 9],
    ],
  },
  {
    name: 'Nord-Est',
    language: 'fr',
    towns: [
      ['Lille', 13],
      ['Strasbourg', 11],
      ['Reims', 7],
      ['Nancy', 10],
    ],
  },
  {
    name: 'Sud-Est',
    language: 'fr',
    towns: [
      ['Lyon', 15],
      ['Marseille', 12],
      ['Nice', 8],
      ['Grenoble', 10],
      ['Montpellier', 4],
    ],
  },
  {
    name: 'UK & Ireland',
    language: 'en',
    towns: [
      ['London', 16],
      ['Manchester', 13],
      ['Edinburgh', 11],
      ['Dublin', 14],
    ],
  },
]

const marketingTeams: [name: string, people: number][] = [
  ['Marketing produit', 7],
  ['Marketing digital', 7],
]

/** 240 people: one director, 4 area managers, 18 field managers, 198 reps, 17 in marketing, and two who never answer. */
export function demoOrganisation(): Person[] {
  const people: Person[] = []
  const emails = new Set<string>()
  const add = (
    person: Omit<Person, 'id' | 'name' | 'email' | 'eligible'> & { eligible?: boolean },
  ): string => {
    const id = `L${String(people.length + 1).padStart(3, '0')}`
    const { name, email } = newName(id, person.language, emails)
    people.push({ id, name, email, ...person, eligible: person.eligible ?? true })
    return id
  }

  const sales = { language: 'fr', branch: 'Ventes' } as const
  const director = add({ ...sales, manager: null, level: 'director', team: 'Direction commerciale' })
  add({ ...sales, manager: director, level: 'director', role: 'hr', eligible: false })
  add({ ...sales, manager: director, level: 'director', role: 'administrator', eligible: false })
  for (const area of areas) {
    const here = { language: area.language, branch: 'Ventes' } as const
    const areaManager = add({ ...here, manager: director, level: 'area-manager', team: area.name })
    for (const [town, reps] of area.towns) {
      const manager = add({ ...here, manager: areaManager, level: 'field-manager', team: town })
      for (let rep = 0; rep < reps; rep++) add({ ...here, manager, level: 'rep' })
    }
  }
  const marketing = { language: 'fr', branch: 'Marketing', level: 'marketing' } as const
  const head = add({ ...marketing, manager: director, team: 'Marketing' })
  for (const [team, size] of marketingTeams) {
    const lead = add({ ...marketing, manager: head, team })
    for (let one = 0; one < size; one++) add({ ...marketing, manager: lead })
  }
  return people
}

function newName(id: string, language: 'fr' | 'en', taken: Set<string>): { name: string; email: string } {
  for (let attempt = 0; ; attempt++) {
    const first = pick(firstNames[language], 'first', id, attempt)
    const last = pick(lastNames[language], 'last', id, attempt)
    const plain = `${first}.${last}`
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-zA-Z.-]/g, '')
      .toLowerCase()
    const email = `${plain}@lumen.example`
    if (taken.has(email)) continue
    taken.add(email)
    return { name: `${first} ${last}`, email }
  }
}

/** The import file of `quorum import`: UTF-8, comma. */
export function demoCsv(people: Person[] = demoOrganisation()): string {
  const columns = [
    'id',
    'name',
    'email',
    'manager',
    'level',
    'language',
    'team',
    'branch',
    'role',
    'eligible',
  ] as const
  const rows = people.map((person) => columns.map((column) => String(person[column] ?? '')).join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}
