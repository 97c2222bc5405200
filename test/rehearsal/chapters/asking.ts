/** What several chapters do: ask the application as somebody, read an e-mail, answer. */
import { expect } from 'vitest'
import { readLink, vote } from '../../../infra/command/replay/voter.ts'
import type { Manifest } from '../../../shared/round/manifest.ts'
import { reps } from '../people.ts'
import { ok } from '../person.ts'
import type { Story } from '../story.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers of the api, of any shape
export type Json = Record<string, any>

export const get = async (story: Story, id: string, path: string) => ok<Json>((await story.as(id))(path))
export const post = async (story: Story, id: string, path: string, json: unknown = {}, status = 200) =>
  ok<Json>((await story.as(id))(path, { json }), status)

/** Reads with its tag, and writes what was made of it on that tag. */
export async function change(story: Story, id: string, path: string, make: (view: Json) => unknown) {
  const ask = await story.as(id)
  const response = await ask(path)
  const tag = response.headers.get('etag')!
  const json = make(await ok<Json>(response))
  return ok<Json>(ask(path, { method: 'PUT', json, headers: { 'if-match': tag } }))
}

export const sent = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const rounds = async (story: Story) => (await get(story, 'H1', '/api/rounds')).rounds as Json[]

/** Of whom an e-mail was sent since a count, by address. */
export const mailsTo = (story: Story, since = 0) => story.world.sending.mails.slice(since)
export const linkIn = (text: string): string => /https:\/\/\S+\/answer\/#\S+/.exec(text)![0]

export async function manifestOf({ world, round }: Story): Promise<Manifest> {
  return ok<Manifest>(fetch(`${world.box}/rounds/${round}/manifest.json`))
}

export async function voteAs(story: Story, member: string, answer: number): Promise<void> {
  const { app, box } = story.world
  const asked = (await manifestOf(story)).questions.filter(({ asked }) => asked === 'all')
  const answers = Object.fromEntries(asked.map((question, i) => [question.id, ((answer + i) % 5) + 1]))
  const link = readLink(story.links.get(member)!)
  expect(await vote({ app, box }, { link, answers: answers as never })).toEqual([201, 201])
}

/** By their links, beside R10 in a browser, F4 signed in and F1 on a bad connection. */
export const voters = [...reps('F1').slice(1), ...reps('F2'), ...reps('F3'), 'A1', 'F2', 'F3']
export const answered = voters.length + 3

/** What CloudFormation was told last. */
export const toldCloudFormation = ({ outside }: Story): Json =>
  JSON.parse(outside.posts.findLast(({ path }) => path === '/cloudformation')!.body)
