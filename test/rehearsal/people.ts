/** An organisation that is large enough for two levels of teams, and small enough to answer in seconds. */

export interface Row {
  id: string
  name: string
  manager: string
  level: string
  language: 'fr' | 'en'
  team?: string
  role?: string
  phone?: string
}

export const emailOf = (id: string): string => `${id.toLowerCase()}@lumen.example`

const teams = [
  ['F1', 'Nantes', 'A1'],
  ['F2', 'Rennes', 'A1'],
  ['F3', 'Leeds', 'A2'],
  ['F4', 'York', 'A2'],
] as const
const repsOfTeam = 7

export const reps = (team: string): string[] =>
  Array.from({ length: repsOfTeam }, (_, i) => `R${team.slice(1)}${i}`)

export const people: Row[] = [
  { id: 'D1', name: 'Anne Roy', manager: '', level: 'director', language: 'fr' },
  { id: 'H1', name: 'Claire Picard', manager: 'D1', level: 'area-manager', language: 'fr', role: 'hr' },
  {
    id: 'X1',
    name: 'Sophie Henry',
    manager: 'D1',
    level: 'area-manager',
    language: 'en',
    role: 'administrator',
    phone: '+33612345678',
  },
  { id: 'A1', name: 'Romain Leroux', manager: 'D1', level: 'area-manager', language: 'fr', team: 'Ouest' },
  { id: 'A2', name: 'Fay Moore', manager: 'D1', level: 'area-manager', language: 'en', team: 'North' },
  ...teams.flatMap(([id, team, manager]): Row[] => {
    const language = manager === 'A1' ? 'fr' : 'en'
    return [
      { id, name: `Lead of ${team}`, manager, level: 'field-manager', language, team },
      ...reps(id).map((rep): Row => ({ id: rep, name: `Rep ${rep}`, manager: id, level: 'rep', language })),
    ]
  }),
]

const columns = ['id', 'name', 'email', 'manager', 'level', 'language', 'team', 'role', 'phone'] as const

export function csvOf(rows: Row[]): string {
  const lines = rows.map((row) => {
    const full: Record<string, string> = { ...row, email: emailOf(row.id) }
    return columns.map((column) => full[column] ?? '').join(',')
  })
  return [columns.join(','), ...lines, ''].join('\n')
}
