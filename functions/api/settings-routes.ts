/** GET /api/settings — what the organisation set about itself · PUT — with If-Match. HR and administrators. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { levelName, namedLevels } from '#shared/language/levels.ts'
import {
  auditChoices,
  changedFields,
  checkSettings,
  idleChoices,
  resultChoices,
  type Settings,
  type SettingsView,
  tidySettings,
} from '#shared/org/settings.ts'
import { auditStore } from '../platform/audit-store.ts'
import { readStructure } from '../platform/directory.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { changeOrganisationSettings, getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { settingsOf } from '../platform/settings.ts'
import type { Called, Describe } from './guard.ts'
import { language } from './query.ts'
import { restsOn, tagOfContent } from './versions.ts'

const bodyLimit = 32_768
const text = v.pipe(v.string(), v.maxLength(200))
const settingsBody = v.object({
  name: text,
  language: v.nullable(language),
  idleMinutes: v.picklist(idleChoices),
  auditDays: v.picklist(auditChoices),
  resultYears: v.nullable(v.picklist(resultChoices)),
  levels: v.record(v.string(), v.object({ fr: text, en: text })),
})

export function settingsRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const table = () => runtime.table('commons')

  app.get('/settings', operation('getSettings'), async (c) => {
    const view = await viewOf(await getOrganisationSettings(table()))
    return c.json(view, 200, { etag: view.tag })
  })
  app.put('/settings', operation('putSettings'), jsonBody(settingsBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const levels = await levelIds()
    const yours = tidySettings(c.req.valid('json'), levels)
    const after = await changeOrganisationSettings(
      table(),
      (current) => {
        const rests = restsOn(c, tagOfContent(current))
        if (changedFields(current, yours).length === 0) return current
        if (!rests) throw problem('changed-meanwhile', {}, { current, yours })
        const faults = checkSettings(yours, levels)
        if (faults.length > 0) throw problem('settings-refused', {}, { problems: faults })
        return yours
      },
      async (before, next) => {
        for (const field of changedFields(before, next)) await audit.changes(by, 'settings.change', field)
      },
    )
    const view = await viewOf(after)
    return c.json(view, 200, { etag: view.tag })
  })
  app.all('/settings', methodNotAllowed('GET', 'PUT'))
  return app

  async function levelIds(): Promise<string[]> {
    return (await readStructure(runtime.table('directory'))).structure.levels
  }

  async function viewOf(settings: Settings): Promise<SettingsView> {
    const { OIDC_ISSUER = '', OIDC_ROLES_CLAIM = '', MAIL_FROM = '' } = runtime.environment
    const { k: QUORUM_K, timeZone: TIME_ZONE } = settingsOf(runtime)
    return {
      settings,
      tag: tagOfContent(settings),
      levels: namedLevels(await levelIds(), settings.levels).map((level) => ({
        ...level,
        usual: levelName(level.id),
      })),
      fixed: { QUORUM_K, TIME_ZONE, OIDC_ISSUER, OIDC_ROLES_CLAIM, MAIL_FROM },
    }
  }
}
