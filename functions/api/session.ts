/**
 * Sessions: begun at each sign-in under a new id, kept alive by use, and ended by signing out, by idle time (two
 * hours unless the organisation says otherwise), or by twelve hours whatever happens. All of it is in the sealed cookie; what is kept here is only that one was ended.
 * Key in commons: session#<id> / ended, until it would have ended by itself. The id is random and names nobody.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { toBase64url } from '#shared/ballot/bytes.ts'
import type { AssignedRole } from '#shared/org/organisation.ts'
import { beginning, longestSession } from '#shared/org/roles.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type SealedCookies, sessionCookie } from './sealed-cookie.ts'

/** Seconds after which a used session is sealed anew: not each answer sets a cookie. */
const renewedAfter = 300

interface Who {
  /** The member. */
  id: string
  /** As the identity service said at the sign-in. */
  roles: AssignedRole[]
}

const content = v.object({
  id: v.string(),
  roles: v.array(v.picklist(['hr', 'administrator'])),
  session: v.string(),
  /** When somebody signed in, in seconds. */
  began: v.number(),
})
export type Session = v.InferOutput<typeof content>

const sealedSession = v.object({ ...content.entries, iat: v.number() })
type SealedSession = v.InferOutput<typeof sealedSession>

export type Sessions = ReturnType<typeof sessions>

type Given = Pick<Runtime, 'now' | 'random' | 'table'>

const secondsOf = ({ now }: Pick<Runtime, 'now'>): number => Math.floor(now().getTime() / 1000)

export const newSession = (who: Who, given: Pick<Runtime, 'now' | 'random'>): Session => ({
  ...who,
  session: toBase64url(given.random(16)),
  began: secondsOf(given),
})

/** @param given with the time of the people who watch */
export function sessions(given: Given, cookies: SealedCookies) {
  /** Seconds that a session may be idle. */
  const idle = async () => (await getOrganisationSettings(given.table('commons'))).idleMinutes * 60

  const seal = (c: Context, session: Session, idle: number) =>
    cookies.set(c, sessionCookie, session, Math.min(idle, session.began + longestSession - secondsOf(given)))

  async function opened(c: Context): Promise<SealedSession | undefined> {
    const parsed = v.safeParse(sealedSession, await cookies.get(c, sessionCookie))
    return parsed.success ? parsed.output : undefined
  }
  const keyOf = ({ session }: Session) => ({ pk: `session#${session}`, sk: 'ended' })

  async function markEnded(session: Session): Promise<void> {
    const { client, name: TableName } = given.table('commons')
    const Item = { ...keyOf(session), expires: session.began + longestSession }
    await client.send(new PutCommand({ TableName, Item }))
  }

  return {
    /** Whatever session the browser brought is ended, and never becomes this one. */
    async begin(c: Context, who: Who): Promise<void> {
      const before = await opened(c)
      if (before) await markEnded(before)
      const session = newSession(who, given)
      // Whoever was signed out everywhere a moment ago may come back at once.
      const began = beginning(await getAssignments(given.table('directory')), who.id, session.began)
      await seal(c, { ...session, began }, await idle())
    },

    async current(c: Context): Promise<Session | undefined> {
      const session = await opened(c)
      if (!session) return undefined
      const { client, name: TableName } = given.table('commons')
      const [{ Item }, longest] = await Promise.all([
        client.send(new GetCommand({ TableName, Key: keyOf(session), ConsistentRead: true })),
        idle(),
      ])
      // Whoever sets a shorter time means the sessions of now too.
      if (Item || secondsOf(given) - session.iat >= longest) return undefined
      c.set('session', session)
      c.set('idle', longest)
      return session
    },

    /** Seals a session that was used anew, after the answer is made. */
    keepAlive: (async (c, next) => {
      await next()
      const used = c.get('session') as SealedSession | undefined
      if (!used || secondsOf(given) - used.iat < renewedAfter) return
      const { iat, ...session } = used
      await seal(c, session, c.get('idle') as number)
    }) satisfies MiddlewareHandler,

    /** Also of a copy of the cookie, and of one that an answer still on its way seals anew. */
    async end(c: Context): Promise<void> {
      const session = await opened(c)
      if (session) await markEnded(session)
      // Whoever looked before, to know who asks, must not have it sealed anew.
      c.set('session', undefined)
      cookies.clear(c, sessionCookie)
    },
  }
}
