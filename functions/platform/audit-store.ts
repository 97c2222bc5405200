/**
 * The audit log in results: only ever added to. Keys:
 *   audit#<month> / <day>#2#<instant>#<random>          a change
 *   audit#<month> / <day>#1#<actor>#<action>#<object>   a result that somebody opened, once a day
 * Days are the organisation's. Nothing is updated or deleted but by the table, after as
 * many days as the organisation had chosen when the line was written.
 */
import { createHash } from 'node:crypto'
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Temporal } from 'temporal-polyfill'
import type { AuditAction, AuditLine } from '#shared/operation/audit.ts'
import { held } from './conditional.ts'
import { getOrganisationSettings } from './organisation-settings.ts'
import { problem } from './problem.ts'
import { remember } from './remember.ts'
import type { Runtime } from './runtime.ts'
import { getTimeZone } from './schedule.ts'

/** Days that a line is kept and shown at most. */
export const auditKept = 1827
/** Lines that one request looks at, whether or not they fit what is asked. */
const mostRead = 5000
/** Openings of today that a warm function remembers to have written. */
const mostKnown = 2000

export interface AuditFilter {
  actor?: string
  /** An action, or what stands before its dot. */
  action?: string
  /** Days of the organisation, both included. */
  from?: string
  to?: string
}

/** Where a page begins: after this line, or at the month's latest where it is empty. */
export interface AuditPlace {
  month: string
  sk: string
}

export interface AuditPage {
  lines: AuditLine[]
  next: AuditPlace | null
}

export type AuditLog = ReturnType<typeof auditStore>

export function auditStore(runtime: Runtime) {
  const { client, name: TableName } = runtime.table('results')
  const known = new Set<string>()

  // A minute is part of the key: a zone that was changed holds from the next on.
  const zones = remember<string>(1)
  const dayOf = async (instant: Date) => {
    const minute = `${Math.floor(instant.getTime() / 60_000)}`
    return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO(await zones(minute, () => getTimeZone(runtime)))
      .toPlainDate()
  }

  async function put(sk: string, line: AuditLine): Promise<void> {
    const { auditDays } = await getOrganisationSettings(runtime.table('commons'))
    const expires = Math.floor(Date.parse(line.at) / 1000) + auditDays * 86_400
    const Item = { pk: `audit#${sk.slice(0, 7)}`, sk, ...line, expires }
    await held(
      client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
    )
  }

  /** Some of a month's lines, the latest first. */
  async function some(
    month: string,
    { from, to, ...filter }: AuditFilter & { from: string; to: string },
    after: string | undefined,
    Limit: number,
  ) {
    const now = Math.floor(runtime.now().getTime() / 1000)
    const values: Record<string, string | number> = {
      ':now': now,
      ':pk': `audit#${month}`,
      ':from': from,
      ':to': `${to}$`,
    }
    // Until the table gets to deleting it.
    const conditions = ['expires > :now']
    const names: Record<string, string> = {}
    if (filter.actor !== undefined) {
      conditions.push('#actor = :actor')
      names['#actor'] = 'actor'
      values[':actor'] = filter.actor
    }
    if (filter.action !== undefined) {
      conditions.push('(#action = :action OR begins_with(#action, :area))')
      names['#action'] = 'action'
      values[':action'] = filter.action
      values[':area'] = `${filter.action}.`
    }
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        FilterExpression: conditions.join(' AND '),
        ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
        ExpressionAttributeValues: values,
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit,
        ...(after && { ExclusiveStartKey: { pk: `audit#${month}`, sk: after } }),
      }),
    )
    return {
      items: Items as (AuditLine & { sk: string })[],
      ended: LastEvaluatedKey?.sk as string | undefined,
    }
  }

  return {
    /** Before the change is made, so that nothing changes unseen; what then failed has its line too. */
    async changes(actor: string, action: AuditAction, object = ''): Promise<void> {
      const now = runtime.now()
      const at = now.toISOString()
      const random = Buffer.from(runtime.random(6)).toString('hex')
      await put(`${await dayOf(now)}#2#${at}#${random}`, { at, actor, action, object })
    },

    /** Before it is shown, once a person, result and day. */
    async opens(actor: string, action: AuditAction, object: string): Promise<void> {
      const now = runtime.now()
      const sk = `${await dayOf(now)}#1#${actor}#${action}#${short(object)}`
      if (known.has(sk)) return
      await put(sk, { at: now.toISOString(), actor, action, object })
      if (known.size >= mostKnown) known.clear()
      known.add(sk)
    },

    /**
     * A page of at most so many; it may hold fewer, and go on, where few of many fit.
     * @throws Problem query-invalid for a place outside the days that are asked for
     */
    async page(filter: AuditFilter, after: AuditPlace | null, most: number): Promise<AuditPage> {
      const today = await dayOf(runtime.now())
      const oldest = today.subtract({ days: auditKept }).toString()
      const from = filter.from && filter.from > oldest ? filter.from : oldest
      const to = filter.to && filter.to < today.toString() ? filter.to : today.toString()
      if (after && !lies(after, from, to)) throw problem('query-invalid', { name: 'cursor' })
      const lines: AuditLine[] = []
      let read = 0
      let month = Temporal.PlainYearMonth.from(after?.month ?? to.slice(0, 7))
      let start = after?.sk || undefined
      while (month.toString() >= from.slice(0, 7)) {
        const wanted = most - lines.length
        const limit = Math.min(filter.actor || filter.action ? 1000 : wanted, mostRead - read)
        const { items, ended } = await some(month.toString(), { ...filter, from, to }, start, limit)
        const taken = items.slice(0, wanted)
        lines.push(...taken.map(({ at, actor, action, object }) => ({ at, actor, action, object })))
        read += limit
        start = taken.length < items.length ? taken.at(-1)!.sk : ended
        const full = lines.length >= most || read >= mostRead
        if (start !== undefined && full) return { lines, next: { month: month.toString(), sk: start } }
        if (start !== undefined) continue
        month = month.subtract({ months: 1 })
        if (full && month.toString() >= from.slice(0, 7))
          return { lines, next: { month: month.toString(), sk: '' } }
      }
      return { lines, next: null }
    },
  }
}

/** Whether a place is among the days that are asked for. */
function lies({ month, sk }: AuditPlace, from: string, to: string): boolean {
  if (sk === '') return month >= from.slice(0, 7) && month <= to.slice(0, 7)
  return sk >= from && sk <= `${to}$`
}

/** A sort key takes 1024 bytes; a merged group's id may be longer. */
const short = (object: string): string =>
  object.length <= 200 ? object : createHash('sha256').update(object).digest('base64url')
