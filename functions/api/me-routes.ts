/** GET /api/me — who reads, and which groups they may open. */
import { Hono } from 'hono'
import { leftOut } from '#shared/insight/left-out.ts'
import { levelAbove } from '#shared/insight/level.ts'
import { groupName } from '#shared/insight/names.ts'
import type { MeView, MyGroup } from '#shared/insight/view.ts'
import { methodNotAllowed } from '../platform/http.ts'
import type { PublishedReader } from './published.ts'
import type { Reader, SignedIn } from './reader.ts'
import { homeOf, seesResults } from './rights.ts'

export function meRoutes(withLink: SignedIn, published: PublishedReader): Hono {
  const app = new Hono()
  app.get('/me', async (c) => {
    const reader = await withLink(c)
    const { name, language } = reader.member
    const me: MeView = { name, language, roles: reader.roles, ...(await groupsOf(reader)) }
    return c.json(me)
  })
  app.all('/me', methodNotAllowed('GET'))
  return app

  /** The groups of the latest published round: there is nothing to open in a group that none was published of. */
  async function groupsOf(reader: Reader): Promise<{ groups: MyGroup[]; home: string | null }> {
    if (!seesResults(reader.roles)) return { groups: [], home: null }
    const rounds = await published.results.listRounds()
    const latest = rounds.findLast(({ result }) => result !== undefined)
    const shown = latest && (await published.published(latest))
    if (!latest || !shown) return { groups: [], home: null }
    const { sight, sees, hears, names } = await published.rights(reader, rounds)
    const { teams, levels } = await names(latest.season)
    const groups = shown.groups
      .filter(({ id }) => sees(id))
      .map((group) => ({
        ...groupName(group, teams, levels),
        leavesOut: leftOut(group, shown.cells, teams),
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
