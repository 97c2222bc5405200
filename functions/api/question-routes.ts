/**
 * GET /api/questions — the bank, for HR · PUT /api/questions/:id, /api/drivers/:id — one question or own driver as it shall
 * be, with If-Match (its tag) or If-None-Match: * · GET /api/questions/plan — the next rounds' questions, for everybody.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { faultSentence } from '#shared/language/faults.ts'
import type { Bank } from '#shared/questions/bank.ts'
import {
  bankView,
  type ChangedBody,
  planView,
  type RefusedBody,
  tagged,
} from '#shared/questions/bank-view.ts'
import { type BankProblem, checkDriver, checkQuestion, faultValues } from '#shared/questions/check.ts'
import { isAs, isNamed, tagOf, tidy, withDriver, withQuestion } from '#shared/questions/edit.ts'
import { spanOf } from '#shared/round/extra.ts'
import { issuerStops, type Round } from '#shared/round/round.ts'
import { upcoming } from '#shared/round/upcoming.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import { changeBank, getBank } from '../platform/questions.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getSchedule } from '../platform/schedule.ts'
import { auditStore } from './audit-store.ts'
import type { SignedIn } from './reader.ts'

const bodyLimit = 4096
const plannedRounds = 8

/** How long a text may be is told by the check of its field. */
const texts = v.pipe(v.object({ fr: v.string(), en: v.string() }), v.transform(tidy))
const questionBody = v.object({ driver: v.string(), text: texts, retired: v.boolean() })
const driverBody = v.object({ name: texts })

export function questionRoutes(runtime: Runtime, signedIn: SignedIn): Hono {
  const app = new Hono()
  const table = () => runtime.table('commons')
  const audit = auditStore(runtime)
  const results = resultsStore(runtime.table('results'))

  app.get('/questions', async (c) => {
    await ofHr(c)
    return c.json(bankView(await getBank(table())))
  })
  app.all('/questions', methodNotAllowed('GET'))

  app.get('/questions/plan', async (c) => {
    await signedIn(c)
    return c.json(planView(await roundsToCome(runtime, results), await getBank(table())))
  })
  app.all('/questions/plan', methodNotAllowed('GET'))

  app.put('/questions/:id', jsonBody(questionBody, bodyLimit), async (c) => {
    const by = await ofHr(c)
    const draft = c.req.valid('json')
    const id = c.req.param('id')
    const find = ({ questions }: Bank) => questions.find((question) => question.id === id)
    const bank = await changeBank(
      table(),
      (bank) => {
        const current = find(bank)
        const rests = restsOn(c, current)
        if (current && isAs(current, draft)) return bank
        if (!rests) throw changed({ current: current ? tagged(current) : null, yours: draft })
        refuse(checkQuestion(bank, id, draft))
        return withQuestion(bank, id, draft)
      },
      () => audit.changes(by, 'questions.question', id),
    )
    return c.json(bankView(bank), 200, { etag: tagOf(find(bank)!) })
  })
  app.all('/questions/:id', methodNotAllowed('PUT'))

  app.put('/drivers/:id', jsonBody(driverBody, bodyLimit), async (c) => {
    const by = await ofHr(c)
    const draft = c.req.valid('json')
    const id = c.req.param('id')
    const find = ({ drivers }: Bank) => drivers.find((driver) => driver.id === id)
    const bank = await changeBank(
      table(),
      (bank) => {
        const current = find(bank)
        const rests = restsOn(c, current)
        if (current && isNamed(current, draft)) return bank
        if (!rests) throw changed({ current: current ? tagged(current) : null, yours: draft })
        refuse(checkDriver(bank, id, draft))
        return withDriver(bank, id, draft)
      },
      () => audit.changes(by, 'questions.driver', id),
    )
    return c.json(bankView(bank), 200, { etag: tagOf(find(bank)!) })
  })
  app.all('/drivers/:id', methodNotAllowed('PUT'))
  return app

  /** @returns the member's id. @throws Problem hr-only, not-signed-in */
  async function ofHr(c: Context): Promise<string> {
    const { member, roles } = await signedIn(c)
    if (!roles.includes('hr')) throw problem('hr-only')
    return member.id
  }
}

/**
 * Whether a change rests on what is there (RFC 9110 §13.1.1 and 13.1.2).
 * @throws Problem precondition-required
 */
function restsOn(c: Context, current: { version: number; retired?: true } | undefined): boolean {
  const match = c.req.header('if-match')
  if (match !== undefined) {
    // Compression on the way weakens a tag.
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return current !== undefined && (tags.includes('*') || tags.includes(tagOf(current)))
  }
  if (c.req.header('if-none-match')?.trim() === '*') return current === undefined
  throw problem('precondition-required')
}

const changed = (both: ChangedBody) => problem('bank-changed', {}, { ...both })

/** @throws Problem bank-refused */
function refuse(problems: BankProblem[]): void {
  if (problems.length === 0) return
  const body: RefusedBody = {
    problems: problems.map(({ field, fault }) => ({
      field,
      fault,
      ...filled(faultSentence(fault), faultValues(field)),
    })),
  }
  throw problem('bank-refused', {}, { ...body })
}

const filled = ({ fr, en }: { fr: string; en: string }, values: Record<string, number>) => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  return { fr: fill(fr), en: fill(en) }
}

/** First the one that is planned, then those that the schedule lets follow, extra ones among them. */
async function roundsToCome(
  runtime: Runtime,
  results: ResultsStore,
): Promise<{ opens: string; closes: string }[]> {
  const [rounds, { settings, extras }] = await Promise.all([results.listRounds(), getSchedule(runtime)])
  const planned = rounds.filter(({ state }) => state === 'planned')
  const last = Math.max(runtime.now().getTime(), ...rounds.filter(isRegular).map(issuerStops))
  const unplanned = extras.filter(({ id }) => !rounds.some(({ extra }) => extra === id))
  const around = { extras: extras.map(spanOf) }
  const following = upcoming(new Date(last), settings, plannedRounds, around).rounds
  return [
    ...planned,
    ...unplanned.filter(({ opens }) => new Date(opens) > runtime.now()),
    ...following.map(({ opens, closes }) => ({ opens: opens.toISOString(), closes: closes.toISOString() })),
  ]
    .map(({ opens, closes }) => ({ opens, closes }))
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1))
    .slice(0, plannedRounds)
}

/** Of an extra round to come, the calendar goes on before it too. */
const isRegular = ({ state, extra }: Round): boolean => state !== 'planned' || extra === undefined
