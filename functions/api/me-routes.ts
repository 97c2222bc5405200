/** GET /api/me — who reads, and which groups they may open · …/pulse — their own way to this week's questions. */
import { Hono } from 'hono'
import { linkUrl } from '#shared/ballot/link.ts'
import { leftOut } from '#shared/insight/left-out.ts'
import { levelAbove } from '#shared/insight/level.ts'
import { groupName } from '#shared/insight/names.ts'
import type { PulseView } from '#shared/insight/pulse-view.ts'
import type { MeView, MyGroup } from '#shared/insight/view.ts'
import { ownNames } from '#shared/questions/bank.ts'
import { type Round, takesAnswers } from '#shared/round/round.ts'
import { methodNotAllowed } from '../platform/http.ts'
import type { LinkSecrets } from '../platform/link.ts'
import type { MemberItem } from '../platform/member.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import { getBank } from '../platform/questions.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import type { PublishedReader } from './published.ts'
import type { Reader } from './reader.ts'
import { homeOf, seesResults } from './rights.ts'

export function meRoutes(
  runtime: Runtime,
  operation: Describe,
  links: LinkSecrets,
  published: PublishedReader,
): Hono<Called> {
  const app = new Hono<Called>()
  app.get('/me', operation('getMe'), async (c) => {
    const { reader } = c.get('caller')
    const { name, language } = reader.member
    const rounds = await published.results.listRounds()
    const me: MeView = {
      name,
      language,
      roles: reader.roles,
      ...(await groupsOf(reader, rounds)),
      ...(await driversOf()),
      ...(await nameOf()),
      pulse: isAsked(reader.member) && openOf(rounds) !== undefined,
    }
    return c.json(me)
  })
  app.all('/me', methodNotAllowed('GET'))

  app.get('/me/pulse', operation('getPulse'), async (c) => {
    const { member, roles } = c.get('caller').reader
    if (!isAsked(member)) throw problem('not-eligible')
    const rounds = await published.results.listRounds()
    const open = openOf(rounds)
    const view: PulseView = {
      link:
        open?.manifest === undefined
          ? null
          : linkUrl(runtime.environment.APP_ORIGIN ?? '', {
              round: open.id,
              member: member.id,
              secret: await links.ofRound(member.id, open.id),
              manifest: open.manifest,
              manages: roles.includes('manager'),
            }),
      next: rounds.find(({ state }) => state === 'planned')?.opens ?? null,
    }
    return c.json(view)
  })
  app.all('/me/pulse', methodNotAllowed('GET'))
  return app

  async function nameOf(): Promise<Pick<MeView, 'organisation'>> {
    const { name } = await getOrganisationSettings(runtime.table('commons'))
    return name ? { organisation: name } : {}
  }

  async function driversOf(): Promise<Pick<MeView, 'drivers'>> {
    const bank = await getBank(runtime.table('commons'))
    return bank.drivers.length > 0 ? { drivers: ownNames(bank) } : {}
  }

  /** Of two that are open, the later one. */
  function openOf(rounds: Round[]): Round | undefined {
    const now = runtime.now().getTime()
    return rounds.findLast((round) => takesAnswers(round, now))
  }

  /** The groups of the latest published round: there is nothing to open in a group that none was published of. */
  async function groupsOf(
    reader: Reader,
    rounds: Round[],
  ): Promise<{ groups: MyGroup[]; home: string | null }> {
    if (!seesResults(reader.roles)) return { groups: [], home: null }
    const latest = rounds.findLast(({ result }) => result !== undefined)
    const shown = latest && (await published.published(latest))
    if (!latest || !shown) return { groups: [], home: null }
    const { sight, sees, hears, names } = await published.rights(reader, rounds)
    const { teams, levels } = await names(latest.season)
    const groups = shown.groups
      .filter(({ id }) => sees(id))
      .map((group) => ({
        ...groupName(group, teams, levels),
        leavesOut: leftOut(group, shown.cells, teams, levels),
        signals: hears(group.id),
        level: levelAbove(group, shown),
      }))
    const home = homeOf(
      sight,
      groups.map(({ id }) => id),
    )
    const first = groups.filter(({ id }) => id === home)
    return { groups: [...first, ...groups.filter(({ id }) => id !== home)], home }
  }
}

const isAsked = ({ eligible }: MemberItem): boolean => eligible !== false
