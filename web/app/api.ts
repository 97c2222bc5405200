/** The api as the dashboard uses it: one typed function a request, and one error that can be shown as it is. */
import type { BalanceView } from '#shared/insight/balance-view.ts'
import type { CompareView } from '#shared/insight/compare-view.ts'
import type { MirrorView } from '#shared/insight/mirror-view.ts'
import type { PulseView } from '#shared/insight/pulse-view.ts'
import type { SeasonPreview, SeasonSettingsView, SeasonStatus } from '#shared/insight/season-view.ts'
import type { SignalsView } from '#shared/insight/signals-view.ts'
import type { MeView, PublishedView, RoundView, SignedOut, TrendView } from '#shared/insight/view.ts'
import type { WebhookEvent } from '#shared/messages/job.ts'
import type { MessageKind } from '#shared/messages/messages.ts'
import type {
  ChannelsView,
  DeliveriesView,
  PreviewView,
  SecretChannel,
  TriableChannel,
  TrialView,
} from '#shared/messages/settings-view.ts'
import type { NewSecret, WebhooksView } from '#shared/messages/webhook-view.ts'
import type { AuditView } from '#shared/operation/audit.ts'
import type { KeyDays, KeysView, NewKey } from '#shared/operation/key-view.ts'
import type { Scope } from '#shared/operation/scopes.ts'
import type { StatusView } from '#shared/operation/status.ts'
import type { AccountsView, AccountView } from '#shared/org/accounts-view.ts'
import type { DirectoryView, ImportView, PeopleView } from '#shared/org/directory-view.ts'
import type { AssignedRole } from '#shared/org/organisation.ts'
import type { Settings, SettingsView } from '#shared/org/settings.ts'
import type { BankView, PlanView } from '#shared/questions/bank-view.ts'
import type { DriverDraft, QuestionDraft } from '#shared/questions/edit.ts'
import type { ExtraDraft } from '#shared/round/extra.ts'
import type { ScheduleSettings } from '#shared/round/schedule-settings.ts'
import type { AheadOfSchedule, RoundOrder, ScheduleView } from '#shared/round/schedule-view.ts'
import { language } from './language.svelte.ts'

/** A refusal in the person's language (RFC 9457), or null words where nothing came back at all. */
export class ApiProblem extends Error {
  readonly status: number
  readonly title: string | null
  readonly detail: string | null
  /** The language in which it was asked for. */
  readonly language: string
  /** What came with the refusal, where a page knows what to make of it: of a file, its errors. */
  readonly body: unknown

  constructor(
    status: number,
    title: string | null,
    detail: string | null,
    asked: string,
    body: unknown = null,
  ) {
    super(title ?? `status ${status}`)
    this.name = 'ApiProblem'
    this.status = status
    this.title = title
    this.detail = detail
    this.language = asked
    this.body = body
  }
}

export const me = () => get<MeView>('/api/me')
export const pulse = () => get<PulseView>('/api/me/pulse')
export const rounds = () => get<{ rounds: RoundView[] }>('/api/rounds').then((body) => body.rounds)
export const round = (id: string) => get<PublishedView>(`/api/rounds/${encodeURIComponent(id)}`)
export const balance = (id: string) => get<BalanceView>(`/api/rounds/${encodeURIComponent(id)}/balance`)
export const mirror = (id: string) => get<MirrorView>(`/api/rounds/${encodeURIComponent(id)}/mirror`)
export const compare = (a: string, b: string) =>
  get<CompareView>(`/api/compare?${new URLSearchParams({ a, b })}`)
export const trend = (group: string, weeks: number) =>
  get<TrendView>(`/api/groups/${encodeURIComponent(group)}/trend?weeks=${weeks}`)
export const signals = (group: string) =>
  get<SignalsView>(`/api/groups/${encodeURIComponent(group)}/signals?weeks=1`)
export const season = () => get<SeasonStatus>('/api/season')
export const previewSeason = (asked: SeasonSettingsView) => post<SeasonPreview>('/api/season/preview', asked)
export const planSeason = (asked: SeasonSettingsView) => change<SeasonStatus>('/api/season', '/plan', asked)
export const startSeason = (asked: SeasonSettingsView) => change<SeasonStatus>('/api/season', '/start', asked)
export const previewMessage = (kind: MessageKind, code: 'fr' | 'en') =>
  get<PreviewView>(`/api/messages/${kind}?language=${code}`)
export const tryMessage = (kind: MessageKind, code: 'fr' | 'en') =>
  post<{ id: string }>(`/api/messages/${kind}/trial`, { language: code })
export const trial = (id: string) => get<TrialView>(`/api/trials/${id}`)
export const channels = () => get<ChannelsView>('/api/channels')
export const setChannel = (channel: SecretChannel, secret: string | null) =>
  change<ChannelsView>('/api/channels', `/${channel}`, { secret })
export const setSms = (on: boolean) => change<ChannelsView>('/api/channels', '/sms', { on })
export const setChatLanguage = (code: 'fr' | 'en') =>
  change<ChannelsView>('/api/channels', '/language', { language: code })
export const tryChannel = (channel: TriableChannel) =>
  post<{ id: string }>(`/api/channels/${channel}/trial`, {})
export const deliveries = () => get<DeliveriesView>('/api/deliveries')
export const replayMessage = (id: string) => post<DeliveriesView>('/api/deliveries/replay', { id })
export const replayAll = () => post<DeliveriesView>('/api/deliveries/replay', { all: true })
export const unblockAddress = (member: string) => post<DeliveriesView>('/api/deliveries/unblock', { member })
export const webhooks = () => get<WebhooksView>('/api/webhooks')
export const addWebhook = (url: string, events: WebhookEvent[]) =>
  post<NewSecret>('/api/webhooks', { url, events })
export const rotateWebhook = (id: string) => post<NewSecret>(`/api/webhooks/${id}/rotate`, {})
export const pauseWebhook = (id: string, paused: boolean) =>
  post<WebhooksView>(`/api/webhooks/${id}/pause`, { paused })
export const removeWebhook = (id: string) => post<WebhooksView>(`/api/webhooks/${id}/remove`, {})
export const testWebhook = (id: string) => post<WebhooksView>(`/api/webhooks/${id}/test`, {})
export const replayDelivery = (id: string, delivery: string) =>
  post<WebhooksView>(`/api/webhooks/${id}/deliveries/${delivery}/replay`, {})
export const directory = () => get<DirectoryView>('/api/directory')
export const previewImport = (file: Blob, levels: string) =>
  postFile('/api/directory/preview', { levels }, file)
export const importFile = (file: Blob, levels: string, version: number) =>
  postFile('/api/directory/import', { levels, version: String(version) }, file)
export const undoImport = (version: number) => post<ImportView>(`/api/directory/undo?version=${version}`, {})
export const people = (search: string, cursor: string | null) =>
  get<PeopleView>(`/api/people?${new URLSearchParams({ search, ...(cursor ? { cursor } : {}) })}`)
export const removePerson = (id: string) => post<object>(`/api/people/${encodeURIComponent(id)}/remove`, {})
export const audit = (asked: Record<string, string>) =>
  get<AuditView>(`/api/audit?${new URLSearchParams(asked)}`)
export const keys = () => get<KeysView>('/api/keys')
export const makeKey = (name: string, scopes: Scope[], days: KeyDays) =>
  post<NewKey>('/api/keys', { name, scopes, days })
export const revokeKey = (id: string) => post<KeysView>(`/api/keys/${id}/revoke`, {})
export const status = () => get<StatusView>('/api/status')
export const settings = () => get<SettingsView>('/api/settings')
/** @param tag of the settings on which the change rests */
export const putSettings = (asked: Settings, tag: string) => put<SettingsView>('/api/settings', asked, tag)
export const accounts = () => get<AccountsView>('/api/accounts')
export const account = (id: string) => get<AccountView>(`/api/accounts/${encodeURIComponent(id)}`)
/** @param tag of the roles on which the change rests */
export const setRoles = (id: string, roles: AssignedRole[], tag: string) =>
  put<AccountView>(`/api/accounts/${encodeURIComponent(id)}`, { roles }, tag)
export const signOutEverywhere = (id: string) =>
  post<AccountView>(`/api/accounts/${encodeURIComponent(id)}/sign-out`, {})
export const signOut = () => post<SignedOut>('/api/sign-out', {})
export const questions = () => get<BankView>('/api/questions')
export const questionPlan = () => get<PlanView>('/api/questions/plan')
/** @param tag of the state on which the change rests; null for something new */
export const putQuestion = (id: string, draft: QuestionDraft, tag: string | null) =>
  put<BankView>(`/api/questions/${encodeURIComponent(id)}`, draft, tag)
export const putDriver = (id: string, draft: DriverDraft, tag: string | null) =>
  put<BankView>(`/api/drivers/${encodeURIComponent(id)}`, draft, tag)
export const schedule = () => get<ScheduleView>('/api/schedule')
export const previewSchedule = (settings: ScheduleSettings) =>
  post<AheadOfSchedule>('/api/schedule/preview', settings)
/** @param tag of the settings on which the change rests */
export const putSchedule = (settings: ScheduleSettings, tag: string) =>
  put<ScheduleView>('/api/schedule', settings, tag)
export const addExtraRound = (draft: ExtraDraft) => post<ScheduleView>('/api/rounds/extra', draft)
export const cancelExtraRound = async (id: string) =>
  bodyOf<ScheduleView>(await send(`/api/rounds/extra/${encodeURIComponent(id)}`, { method: 'DELETE' }))
export const orderRound = (id: string, order: RoundOrder) =>
  post<ScheduleView>(`/api/rounds/${encodeURIComponent(id)}/${order}`, {})

/** Addresses that the browser itself opens. */
export const signInAddress = (back: string) => `/api/sign-in?return=${encodeURIComponent(back)}`
export const letterAddress = (kind: MessageKind, code: 'fr' | 'en') =>
  `/api/messages/${kind}/preview.html?language=${code}`
export const heldAddress = (id: string) => `/api/people/${encodeURIComponent(id)}/held`
export const auditFile = (asked: Record<string, string>, code: 'fr' | 'en') =>
  `/api/audit/export?${new URLSearchParams({ ...asked, language: code })}`
export type Format = 'csv' | 'xlsx' | 'json'
export const exportAddress = (id: string, format: Format, code: 'fr' | 'en') =>
  `/api/rounds/${encodeURIComponent(id)}/export?format=${format}&language=${code}`

/** The version of each address that the pages read last: a change names it, so that nobody undoes what they have not seen. */
const versions = new Map<string, string>()

const get = async <Body>(path: string) => bodyOf<Body>(noted(path, await send(path, {})))

/** Changes what was read at an address; the answer is what one reads there from now on. */
const change = async <Body>(read: string, act: string, body: object) => {
  const version = versions.get(read)
  const headers = { 'content-type': 'application/json', ...(version && { 'if-match': version }) }
  const response = await send(read + act, { method: 'POST', headers, body: JSON.stringify(body) })
  return bodyOf<Body>(noted(read, response))
}

function noted(path: string, response: Response): Response {
  const version = response.headers.get('etag')
  if (version) versions.set(path, version)
  return response
}

const post = async <Body>(path: string, body: object) =>
  bodyOf<Body>(
    await sendOnce(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

const postFile = async (path: string, query: Record<string, string>, file: Blob) =>
  bodyOf<ImportView>(
    await sendOnce(`${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    }),
  )

const put = async <Body>(path: string, body: object, tag: string | null) =>
  bodyOf<Body>(
    await send(path, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        ...(tag === null ? { 'if-none-match': '*' } : { 'if-match': tag }),
      },
      body: JSON.stringify(body),
    }),
  )

async function bodyOf<Body>(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body
  } catch {
    // A proxy's page in place of the api's answer.
    throw new ApiProblem(response.status, null, null, language.code)
  }
}

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

/** Milliseconds before a request goes out again, and how often it does. */
const pause = 1000
const mostTries = 4

/**
 * Something that is to be done once, under a key of its own: where the network failed it goes out again, and the api does not
 * do again what it did.
 */
async function sendOnce(path: string, init: Init, tries = 1, key = freshKey()): Promise<Response> {
  try {
    return await send(path, { ...init, headers: { ...init.headers, 'idempotency-key': key } })
  } catch (error) {
    if (tries === mostTries || !(error instanceof ApiProblem) || !isRepeated(error, tries)) throw error
    await new Promise((resolve) => setTimeout(resolve, pause))
    return sendOnce(path, init, tries + 1, key)
  }
}

/** No answer once, or that the first one is under way. */
const isRepeated = ({ status, body }: ApiProblem, tries: number) =>
  (status === 0 && tries === 1) || (status === 409 && text(body, 'code') === 'idempotency-running')

/** A structured string of 128 random bits. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `"${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

async function send(path: string, init: Init): Promise<Response> {
  const asked = language.code
  const headers = { ...init.headers, 'accept-language': asked }
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new ApiProblem(0, null, null, asked)
  })
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => null)
  throw new ApiProblem(response.status, text(body, 'title'), text(body, 'detail'), asked, body)
}

function text(body: unknown, field: 'title' | 'detail' | 'code'): string | null {
  const value = (body as Record<string, unknown> | null)?.[field]
  return typeof value === 'string' ? value : null
}
