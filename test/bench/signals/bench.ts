/** How often quiet teams are told something, how often what happens is found, and when the demonstration's collapse is. */
import { signalKinds } from '../../../shared/insight/signals.ts'
import type { GroupKind } from '../../../shared/published/published.ts'
import { balanceIn } from './balance.ts'
import { demoWeeks, demoYear, leadsFrom, onset } from './demo.ts'
import { events, foundOf } from './events.ts'
import { edgeTeam, usualTeam, year } from './quiet.ts'
import { count, noRates, type Rates } from './rates.ts'

const organisations = 20
const demoYears = 50
/** The first week that can have a signal: five before, and two. */
const from = 6

export function bench(): void {
  nullRates()
  power()
  demo()
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`

/** Words are told of large groups only: participation from 20 members, the rest from 12 answers. */
const sizes: [string, GroupKind, number][] = [
  ['all teams', 'team', 0],
  ['teams from 12', 'team', 12],
  ['teams from 20', 'team', 20],
  ['units', 'unit', 20],
]

function row(name: string, { groupWeeks, by, any }: Rates) {
  const rates = signalKinds.map((kind) => [kind, percent(by[kind], groupWeeks)])
  return { name, 'group-weeks': groupWeeks, any: percent(any, groupWeeks), ...Object.fromEntries(rates) }
}

function nullRates(): void {
  console.log(`Nothing happens, ${organisations} organisations of 50 teams each, weeks 7 to 26:`)
  const rows = [
    { name: 'usual', teamOf: usualTeam },
    { name: 'on the edge', teamOf: edgeTeam },
  ].flatMap(({ name, teamOf }) => {
    const rates = sizes.map(() => noRates())
    for (let seed = 0; seed < organisations; seed++) {
      const rounds = year(seed, teamOf)
      for (const [i, [, kind, eligible]] of sizes.entries())
        count(rates[i]!, rounds, { kinds: [kind], eligible, from })
    }
    return sizes.map(([size], i) => row(`${name}, ${size}`, rates[i]!))
  })
  console.table(rows)
}

function power(): void {
  console.log('Something happens in usual teams of 20 to 60, and is found within four weeks:')
  const rows = events.map(({ kind, what, event }) => {
    const { teams, found } = foundOf(kind, [100, 101, 102, 103, 104], event)
    return { signal: kind, what, teams, found: percent(found, teams) }
  })
  console.table(rows)
}

function demo(): void {
  console.log(`The demonstration, ${demoYears} years of it, weeks 7 to 26, groups without a story:`)
  const rates = sizes.map(() => noRates())
  const first = Array.from({ length: demoWeeks }, () => 0)
  const moved = { rows: 0, told: 0 }
  const foundBy: (number | null)[] = []
  for (let seed = 1; seed <= demoYears; seed++) {
    const { rounds, inStory, collapsing } = demoYear(seed)
    for (const [i, [, kind, eligible]] of sizes.entries())
      count(rates[i]!, rounds, { kinds: [kind], eligible, from, leaveOut: inStory })
    for (let week = from; week < demoWeeks; week++) {
      if (balanceIn(rounds, week, 'unit')[0]?.group.id === collapsing) first[week]! += 1
      for (const { group, movement } of balanceIn(rounds, week, 'team')) {
        if (inStory(group.id) || !movement) continue
        moved.rows += 1
        if (movement.kind !== 'steady') moved.told += 1
      }
    }
    foundBy.push(leadsFrom(rounds, collapsing))
  }
  const rows = sizes.map(([size], i) => row(size, rates[i]!))
  console.table(rows.filter((one) => one['group-weeks'] > 0))
  console.log(
    `Quiet teams whose gap is said to move: ${percent(moved.told, moved.rows)} of ${moved.rows} team-weeks`,
  )
  console.log('Sud-Est, whose bottom-up collapses from week 14 on, leads the units of the balance:')
  console.table(
    [10, 12, 13, 14, 15, 16, 17, 20].map((week) => ({ week, first: percent(first[week]!, demoYears) })),
  )
  const soon = foundBy.filter((week) => week !== null && week <= onset + 1).length
  console.log(`within two rounds of its onset: ${percent(soon, demoYears)}`)
  const places = Array.from({ length: 8 }, (_, rotation) => demoYear(1, rotation))
  const here = places.map(({ rounds, collapsing }) => leadsFrom(rounds, collapsing))
  console.log(`in the demonstration itself, for each place of the rotation: week ${here.join(', ')}`)
}
