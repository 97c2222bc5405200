/**
 * A message with invented facts to whoever asked for it, or to a chat: marked as a trial, counted nowhere, without a link
 * that is anybody's own. Tried once, since somebody waits for the outcome.
 */
import { briefOf, broadcastOf } from '#shared/messages/brief.ts'
import type { Job } from '#shared/messages/job.ts'
import { letterOf } from '#shared/messages/letter.ts'
import { startLinks } from '#shared/messages/links.ts'
import { asTrial, sampleOf, sampleRound } from '#shared/messages/sample.ts'
import { getContact } from '../platform/contact.ts'
import { getMember } from '../platform/member.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getTimeZone } from '../platform/schedule.ts'
import { settingsOf } from '../platform/settings.ts'
import { trials } from '../platform/trials.ts'
import type { Sent } from './channels/channel.ts'
import type { Channels } from './channels.ts'
import type { Desk } from './desk.ts'

type Trial = Extract<Job, { job: 'trial' | 'trial-post' }>

export async function sendTrial({ runtime, channels }: Desk, job: Trial): Promise<void> {
  // What was set a moment ago is what is tried.
  channels.refresh()
  const sent = await (job.job === 'trial' ? toPerson(runtime, channels, job) : post(runtime, channels, job))
  if (!sent) return
  const outcome = sent.outcome === 'sent' ? ({ state: 'sent' } as const) : failed(sent.reason)
  await trials(runtime.table('commons')).settle(job.id, outcome, runtime.now())
}

const failed = (reason: string) => ({ state: 'failed' as const, reason })
const idOf = ({ id }: Trial) => `trial#${id}`
const sampleSettings = async (runtime: Runtime) => ({
  k: settingsOf(runtime).k,
  timeZone: await getTimeZone(runtime),
})
const appOf = ({ environment }: Runtime) => environment.APP_ORIGIN ?? ''

/** Whether the person has stopped messages is not asked: this one they ask for themselves. */
async function toPerson(
  runtime: Runtime,
  channels: Channels,
  job: Extract<Job, { job: 'trial' }>,
): Promise<Sent | null> {
  const directory = runtime.table('directory')
  const [member, contact] = await Promise.all([
    getMember(directory, job.member),
    getContact(directory, job.member),
  ])
  if (!member) return null
  const by = job.channel ? { ...contact, channel: job.channel } : contact
  const { channel, to } = await channels.personal(member, by)
  const { kind, language } = job
  const app = appOf(runtime)
  const links = startLinks(app, language)
  const content = sampleOf(kind, await sampleSettings(runtime))
  const { name: organisation } = await getOrganisationSettings(runtime.table('commons'))
  const letter = letterOf(content, { name: member.name, language, organisation }, links)
  const brief = briefOf(content, language, links)
  return channel.send({
    id: idOf(job),
    member: member.id,
    to,
    letter: { ...letter, subject: asTrial(letter.subject, language) },
    brief: { ...brief, title: asTrial(brief.title, language) },
    // It stops nobody's messages: a trial must not.
    stop: `${app}/api/stop`,
  })
}

async function post(
  runtime: Runtime,
  channels: Channels,
  job: Extract<Job, { job: 'trial-post' }>,
): Promise<Sent | null> {
  const channel = await channels.broadcast(job.channel)
  if (!channel) return null
  const language = await channels.language()
  const round = sampleRound(await sampleSettings(runtime))
  const brief = broadcastOf({ kind: 'invitation', round }, language, appOf(runtime))
  return channel.post(idOf(job), { ...brief, title: asTrial(brief.title, language) })
}
