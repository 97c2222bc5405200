/** A year of 20,000 people as the tally would have left it: every week through the real gate, in five frozen seasons. */
import { createHash } from 'node:crypto'
import { putHead, putMember, putTeams } from '../../../functions/api/directory-store.ts'
import { writeAll } from '../../../functions/platform/batch-write.ts'
import type { MemberItem } from '../../../functions/platform/member.ts'
import { resultsStore } from '../../../functions/platform/results.ts'
import type { Table } from '../../../functions/platform/runtime.ts'
import { firstNames, lastNames } from '../../../infra/local/demo/people-names.ts'
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { verdictsByGroup } from '../../../shared/insight/verdicts-by-group.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import { closingAfter, isoWeek, nextOpening, seasonOf, usualWeek } from '../../../shared/round/calendar.ts'
import type { Season } from '../../../shared/round/season.ts'
import { firm } from '../disclosure/firm.ts'
import { week as ballotsOf, questions } from '../disclosure/week.ts'

export const members = 20_000
export const weeks = 52
export const now = new Date('2026-11-24T09:00:00Z')
/** An area, its manager, and one of its teams. */
export const area = 'A5'
export const team = 'A5F0'
export const hr = 'HR'

const timeZone = 'Europe/Paris'
const day = 24 * 3600 * 1000
const measured = new Set(['organisation', `unit:${area}`, `team:${team}`])
/** Rounds that verdicts are told from. */
const judged = 26

/** Returns the id of the first round. */
export async function publishYear(directory: Table, table: Table): Promise<string> {
  const results = resultsStore(table)
  const made = firm(1, members)
  const structure = { ...made.structure, teams: made.structure.teams.map(named) }
  await writeAll(directory, [...putTeams(structure), ...readers().map(putMember)])
  await putHead(directory, 0, structure.levels)

  let season: Season | undefined
  let inSeason: PublishedRound[] = []
  const narrow: PublishedRound[] = []
  for (const [i, { opens, closes }] of openings().entries()) {
    const quarter = seasonOf(opens, timeZone)
    if (season?.id !== quarter) {
      const starts = opens.toISOString()
      season = planSeason({ ...settings, id: quarter, starts, structure, response: {} })
      await results.putSeason(season, hashOf(season))
      inSeason = []
    }
    const id = `${isoWeek(opens, timeZone)}-7f3a`
    const { cells } = season
    const counts = ballotsOf(made, cells, i + 1)
    const published = gate({
      ...{ round: id, season, history: inSeason, k: settings.k, order: settings.order },
      ...{ structure, cells, questions, counts, spoiled: 0 },
    })
    inSeason.push(published)
    const bytes = new TextEncoder().encode(JSON.stringify(published))
    const result = hashOf(published)
    await results.stageResult(id, result, bytes, new Uint8Array())
    await results.planRound({
      ...{ id, season: quarter, seasonStarts: season.starts, state: 'shredded', k: settings.k, result },
      ...{ opens: opens.toISOString(), closes: closes.toISOString(), announced: closes.toISOString() },
      ...{ grace: 600, published: new Date(closes.getTime() + day / 3).toISOString() },
    })
    // Rows and verdicts of the groups that are looked at: others lie in partitions of their own.
    narrow.push({ ...published, groups: published.groups.filter((group) => measured.has(group.id)) })
    const verdicts = verdictsByGroup(narrow.slice(-judged))
    for (const group of narrow.at(-1)!.groups)
      await results.putGroupRow({
        round: id,
        season: quarter,
        questions,
        group,
        verdicts: verdicts[group.id] ?? {},
      })
  }
  return `${isoWeek(openings()[0]!.opens, timeZone)}-7f3a`
}

const settings = { k: 5, expected: 5, order: 'units' } as const

const hashOf = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

/** The Thursdays of the year up to the last Monday. */
function openings(): { opens: Date; closes: Date }[] {
  const schedule = usualWeek(timeZone)
  return Array.from({ length: weeks }, (_, i) => {
    const opens = nextOpening(new Date(now.getTime() - ((weeks - i) * 7 + 1) * day), schedule)
    return { opens, closes: closingAfter(opens, schedule) }
  })
}

/** Names as long as people's are: the list of teams is most of what hr is sent. */
function named<T extends { leader: string }>(one: T, i: number): T {
  const [first, last] = [firstNames.fr, lastNames.fr]
  return { ...one, leader: `${first[i % first.length]} ${last[Math.floor(i / 7) % last.length]}` }
}

function readers(): MemberItem[] {
  const person = { language: 'fr', since: '2025-01-01T00:00:00.000Z' } as const
  return [
    {
      ...person,
      id: hr,
      name: 'Nadia Perrin',
      email: 'hr@example.org',
      manager: 'D',
      level: 'director',
      role: 'hr',
      eligible: false,
    },
    {
      ...person,
      id: area,
      name: 'Julien Roux',
      email: 'area@example.org',
      manager: 'G0',
      level: 'area-manager',
    },
    {
      ...person,
      id: team,
      name: 'Sophie Petit',
      email: 'field@example.org',
      manager: area,
      level: 'field-manager',
    },
  ]
}
