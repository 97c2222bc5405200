/**
 * What Quorum writes, with invented facts: GET /api/messages/:kind — its words · …/preview.html — the letter, as a document
 * of its own · POST …/trial — to oneself · GET /api/trials/:id — whether that arrived.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { briefOf } from '#shared/messages/brief.ts'
import type { Job } from '#shared/messages/job.ts'
import { letterOf } from '#shared/messages/letter.ts'
import { startLinks } from '#shared/messages/links.ts'
import { type MessageKind, messageKinds } from '#shared/messages/messages.ts'
import { sampleOf, samplePerson } from '#shared/messages/sample.ts'
import type { PreviewView } from '#shared/messages/settings-view.ts'
import type { Language } from '#shared/org/organisation.ts'
import { jsonBody, methodNotAllowed, query } from '../platform/http.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getTimeZone } from '../platform/schedule.ts'
import { settingsOf } from '../platform/settings.ts'
import { trials } from '../platform/trials.ts'
import type { Called, Describe } from './guard.ts'
import { language } from './query.ts'
import { startTrial } from './start-trial.ts'

const bodyLimit = 1024
const asked = v.object({ language })

/** The letter's own styles, and nothing else: no script, no picture, no form, in no page but ours. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
/** Its links open in a tab: nobody frames our pages. Before everything, in the head. */
const newTab = '<!doctype html><base target="_blank">'

export function messageRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const origin = runtime.environment.APP_ORIGIN ?? ''

  app.get('/messages/:kind', operation('getMessage'), query(asked), async (c) => {
    const { language } = c.req.valid('query')
    const { content, links } = await sampleAsked(c, language)
    const { subject, text } = letterOf(content, await sampleReader(language), links)
    const view: PreviewView = { subject, text, brief: briefOf(content, language, links) }
    return c.json(view)
  })
  app.all('/messages/:kind', methodNotAllowed('GET'))

  app.get('/messages/:kind/preview.html', operation('previewMessage'), query(asked), async (c) => {
    const { language } = c.req.valid('query')
    const { content, links } = await sampleAsked(c, language)
    const { html } = letterOf(content, await sampleReader(language), links)
    return c.html(newTab + html, 200, {
      'content-security-policy': letterPolicy,
      'content-language': language,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })
  app.all('/messages/:kind/preview.html', methodNotAllowed('GET'))

  app.post('/messages/:kind/trial', operation('tryMessage'), jsonBody(asked, bodyLimit), async (c) => {
    const { member } = c.get('caller').reader
    const job = { kind: kindOf(c), member: member.id, language: c.req.valid('json').language }
    return c.json(await startTrial(runtime, (id): Job => ({ job: 'trial', id, ...job })), 202)
  })
  app.all('/messages/:kind/trial', methodNotAllowed('POST'))

  app.get('/trials/:id', operation('getTrial'), async (c) => {
    return c.json(await trials(runtime.table('commons')).outcome(c.req.param('id')))
  })
  app.all('/trials/:id', methodNotAllowed('GET'))
  return app

  /** @throws Problem not-found */
  async function sampleReader(language: Language) {
    const { name: organisation } = await getOrganisationSettings(runtime.table('commons'))
    return { name: samplePerson[language], language, organisation }
  }

  async function sampleAsked(c: Context, language: Language) {
    const timeZone = await getTimeZone(runtime)
    const content = sampleOf(kindOf(c), { k: settingsOf(runtime).k, timeZone })
    return { content, links: startLinks(origin, language) }
  }
}

function kindOf(c: Context): MessageKind {
  const kind = messageKinds.find((one) => one === c.req.param('kind'))
  if (!kind) throw problem('not-found')
  return kind
}
