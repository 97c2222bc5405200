/**
 * GET /api/questions — the bank, for HR · PUT /api/questions/:id, /api/drivers/:id — one question or own driver as it shall
 * be, with If-Match (its tag) or If-None-Match: * · GET /api/questions/plan — the next rounds' questions, for everybody.
 */
import { Hono } from 'hono'
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
import { auditStore } from '../platform/audit-store.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import { changeBank, getBank } from '../platform/questions.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getSchedule } from '../platform/schedule.ts'
import type { Called, Describe } from './guard.ts'
import { restsOn } from './versions.ts'

const bodyLimit = 4096
const plannedRounds = 8

/** How long a text may be is told by the check of its field. */
const texts = v.pipe(v.object({ fr: v.string(), en: v.string() }), v.transform(tidy))
const questionBody = v.object({ driver: v.string(), text: texts, retired: v.boolean() })
const driverBody = v.object({ name: texts })

export function questionRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const table = () => runtime.table('commons')
  const audit = auditStore(runtime)
  const results = resultsStore(runtime.table('results'))

  app.get('/questions', operation('getQuestions'), async (c) => {
    return c.json(bankView(await getBank(table())))
  })
  app.all('/questions', methodNotAllowed('GET'))

  app.get('/questions/plan', operation('getPlan'), async (c) => {
    return c.json(planView(await roundsToCome(runtime, results), await getBank(table())))
  })
  app.all('/questions/plan', methodNotAllowed('GET'))

  app.put('/questions/:id', operation('putQuestion'), jsonBody(questionBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const draft = c.req.valid('json')
    const id = c.req.param('id')
    const find = ({ questions }: Bank) => questions.find((question) => question.id === id)
    const bank = await changeBank(
      table(),
      (bank) => {
        const current = find(bank)
        const rests = restsOn(c, current ? tagOf(current) : null)
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

  app.put('/drivers/:id', operation('putDriver'), jsonBody(driverBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const draft = c.req.valid('json')
    const id = c.req.param('id')
    const find = ({ drivers }: Bank) => drivers.find((driver) => driver.id === id)
    const bank = await changeBank(
      table(),
      (bank) => {
        const current = find(bank)
        const rests = restsOn(c, current ? tagOf(current) : null)
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
