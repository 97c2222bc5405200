/** Clock and courier together, before a real mail server: who is written to, when, about what, and never twice. */
import { afterEach, describe, expect, it } from 'vitest'
import { linkSecret, stopSecret } from '#shared/ballot/link.ts'
import { changeOrganisationSettings } from '../../functions/platform/organisation-settings.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { envelopes, putPerson } from './ballots.fixture.ts'
import { announces, closes, opens, type Post, reminds, startPost } from './courier.fixture.ts'
import { draw } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { appOrigin, hour } from './week.fixture.ts'

let post: Post
afterEach(() => post?.close())

const invited = /^Semaine 47|47/
/** The head, four managers and their 26 reps; HR does not answer. */
const people = 31

async function published(): Promise<void> {
  await post.at(opens)
  const [round] = await post.week.rounds.listRounds()
  const manifest = (await post.week.rounds.getManifest(round!))!
  const box = await envelopes(post.week, round!, manifest)
  for (const { id, eligible } of manifest.cells)
    for (let i = 0; i < eligible; i++) await putPerson(box, id, 4)
  await post.at(closes)
  await post.at(closes + 20 * 60_000)
}
const reps = (size: number, manager: number) => Array.from({ length: size }, (_, i) => `m${manager}r${i + 1}`)

describe('a week', () => {
  it('invites everybody who may answer, once, with their own link', async () => {
    post = await startPost()
    await post.at(opens - 1)
    expect(post.box.taken).toEqual([])
    await post.at(opens)
    await post.at(opens + 60_000)
    const arrived = post.arrived()
    expect([...arrived.keys()].sort()).toHaveLength(people)
    expect(arrived.has('hr@example.org')).toBe(false)
    for (const subjects of arrived.values()) expect(subjects).toHaveLength(1)
    const round = (await post.week.rounds.listRounds()).find(({ state }) => state === 'open')!
    for (const { to, mail } of post.box.taken) {
      const id = to[0]!.split('@')[0]!
      const secret = linkSecret(post.week.linkKey, id, round.id)
      expect(mail.text).toContain(`${appOrigin}/answer/#${round.id}/${id}/${secret}/${round.manifest}`)
      expect(mail.html).toContain(secret)
      const stop = mail.headers.find(({ key }) => key === 'list-unsubscribe')!.value
      expect(stop).toContain(encodeURIComponent(stopSecret(post.week.linkKey, id)))
    }
    // Who leads has the mirror question.
    const of = (id: string) => post.box.taken.find(({ to }) => to[0] === `${id}@example.org`)!.mail.text!
    expect(of('m1')).toMatch(/#\S+\/m\s/)
    expect(of('m1r1')).not.toMatch(/#\S+\/m\s/)
  })

  it('comes from the organisation by its name, once it has said one', async () => {
    post = await startPost()
    await changeOrganisationSettings(
      { client: post.week.client, name: tableNameOf('commons') },
      (now) => ({ ...now, name: 'Lumen Santé' }),
      async () => {},
    )
    await post.at(opens)
    expect(post.box.taken).toHaveLength(people)
    for (const { mail } of post.box.taken) {
      expect(mail.text!.split('\n')[0]).toBe('Quorum · Lumen Santé')
      expect(mail.html).toContain('Quorum · Lumen Santé')
    }
  })

  it('reminds everybody in the same words, whether or not they answered', async () => {
    post = await startPost()
    await post.at(opens)
    const [round] = (await post.week.rounds.listRounds()).filter(({ state }) => state === 'open')
    const manifest = (await post.week.rounds.getManifest(round!))!
    const drawn = await draw(post.week, round!, manifest, 'm1r1')
    await drawn.cast(4)
    post.box.taken.length = 0
    await post.at(reminds - 1)
    expect(post.box.taken).toEqual([])
    await post.at(reminds)
    await post.at(reminds + hour)
    expect(post.box.taken).toHaveLength(people)
    const plain = (id: string) =>
      post.box.taken
        .find(({ to }) => to[0] === `${id}@example.org`)!
        .mail.text!.replaceAll(/\S+:\/\/\S+/g, '')
        .replaceAll(`Name ${id}`, '')
    expect(plain('m1r1')).toBe(plain('m1r2'))
  })

  it('tells managers and HR on Monday morning, and members where the budget has room', async () => {
    post = await startPost({ MESSAGES_PER_WEEK: '3' })
    await published()
    post.box.taken.length = 0
    await post.at(announces - 1)
    expect(post.box.taken).toEqual([])
    await post.at(announces)
    const arrived = post.arrived()
    expect([...arrived.keys()].sort()).toEqual(
      ['d', 'hr', 'm1', 'm2', 'm3', 'm4', ...reps(6, 1), ...reps(7, 2), ...reps(5, 3), ...reps(8, 4)]
        .map((id) => `${id}@example.org`)
        .sort(),
    )
    for (const subjects of arrived.values()) expect(subjects).toHaveLength(1)
  }, 60_000)

  it('keeps to two messages a week: the news give way to invitation and reminder', async () => {
    post = await startPost()
    await published()
    post.box.taken.length = 0
    await post.at(announces)
    const news = post.arrived()
    expect([...news.keys()].sort()).toEqual(
      ['d', 'hr', 'm1', 'm2', 'm3', 'm4'].map((id) => `${id}@example.org`),
    )
    const next = 7 * 24 * hour
    await post.at(opens + next)
    await post.at(reminds + next)
    for (const [address, subjects] of post.arrived())
      expect([address, subjects.length]).toEqual([address, address.startsWith('hr') ? 1 : 2])
  }, 60_000)
})

describe('whoever wants no message', () => {
  it('of this week, of none at all, or is gone, gets none', async () => {
    post = await startPost()
    await post.week.clock()
    post.week.at(opens)
    await post.week.clock()
    const [round] = (await post.week.rounds.listRounds()).filter(({ state }) => state === 'open')
    await post.week.put('directory', { pk: 'contact#m1r1', sk: 'choices', silent: new Set([round!.id]) })
    await post.week.put('directory', { pk: 'contact#m1r2', sk: 'choices', stopped: true })
    await post.at()
    const arrived = post.arrived()
    expect(arrived.size).toBe(people - 2)
    expect(arrived.has('m1r1@example.org') || arrived.has('m1r2@example.org')).toBe(false)
  })

  it('reads it in the language that they chose', async () => {
    post = await startPost()
    await post.week.put('directory', { pk: 'contact#m1r1', sk: 'choices', language: 'en' })
    await post.at(opens)
    const arrived = post.arrived()
    expect(arrived.get('m1r1@example.org')).not.toEqual(arrived.get('m1r2@example.org'))
    expect(arrived.get('m1r2@example.org')![0]).toMatch(invited)
  })
})

describe('a mail server', () => {
  it('that is away for a day loses nothing and gets nothing twice', async () => {
    post = await startPost()
    post.box.does = { refuses: { '*': '451 4.3.2 Not now' } }
    await post.at(opens)
    expect(post.box.taken).toEqual([])
    for (let time = opens; time < opens + 24 * hour; time += hour) await post.at(time)
    post.box.does = {}
    for (let time = opens + 24 * hour; time < opens + 28 * hour; time += hour / 4) await post.at(time)
    const arrived = post.arrived()
    expect(arrived.size).toBe(people)
    for (const subjects of arrived.values()) expect(subjects).toHaveLength(1)
  }, 120_000)

  it('that knows an address no more stops it, for administrators to see, and nobody else', async () => {
    post = await startPost()
    post.box.does = { refuses: { 'm1r1@example.org': '550 5.1.1 No such user' } }
    await post.at(opens)
    expect(post.arrived().size).toBe(people - 1)
    const commons = await post.week.items('commons')
    expect(commons.filter(({ pk }) => pk === 'blocked')).toMatchObject([
      { sk: 'm1r1', value: { member: 'm1r1', reason: expect.stringContaining('550') } },
    ])
    expect(commons.filter(({ pk }) => pk === 'dead')).toMatchObject([
      { value: { member: 'm1r1', kind: 'invitation' } },
    ])
    post.box.does = {}
    await post.at(reminds)
    expect(post.arrived().has('m1r1@example.org')).toBe(false)
  })

  it('that breaks off after it took a message gets it again under the same id', async () => {
    post = await startPost({}, [6])
    post.box.does = { afterwards: 'break off' }
    await post.at(opens)
    post.box.does = {}
    for (let time = opens; time < opens + hour; time += 5 * 60_000) await post.at(time)
    expect(post.arrived().size).toBe(8)
  }, 60_000)
})

describe('SES', () => {
  const tag = (id: string) => Buffer.from(id).toString('base64url')
  const hear = (member: string, what: string) =>
    post.week.surroundings.queueOf!('messages').send([{ body: { job: 'bounce', member: tag(member), what } }])

  it('tells of a bounce or a complaint, which stops that address; one that may pass stops nothing', async () => {
    post = await startPost()
    await hear('m1r1', 'Permanent')
    await hear('m1r2', 'complaint')
    await hear('m1r3', 'Transient')
    await hear('nobody', 'Permanent')
    await post.at(opens)
    const arrived = post.arrived()
    expect(arrived.size).toBe(people - 2)
    for (const id of ['m1r1', 'm1r2']) expect(arrived.has(`${id}@example.org`)).toBe(false)
    const blocked = (await post.week.items('commons')).filter(({ pk }) => pk === 'blocked')
    expect(blocked.map(({ value }) => (value as { reason: string }).reason)).toEqual(['bounce', 'complaint'])
  })

  it('stops an address, and not its person: another one is written to', async () => {
    post = await startPost()
    await hear('m1r1', 'Permanent')
    await post.at(opens)
    expect(post.arrived().has('m1r1@example.org')).toBe(false)
    const organisation = smallOrganisation()
    const members = organisation.members.map((one) =>
      one.id === 'm1r1' ? { ...one, email: 'new@example.org' } : one,
    )
    await post.week.people({ ...organisation, members }, 1)
    await post.at(reminds)
    expect(post.arrived().has('new@example.org')).toBe(true)
  })
})

it('stores no address, link, secret or word of a message', async () => {
  post = await startPost()
  post.box.does = { refuses: { 'm1r1@example.org': '550 5.1.1 No such user' } }
  await post.at(opens)
  const round = (await post.week.rounds.listRounds()).find(({ state }) => state === 'open')!
  const stored = JSON.stringify(await post.week.items('commons'))
  expect(stored).toContain(round.id)
  expect(stored).not.toContain('example.org')
  expect(stored).not.toContain('Name ')
  for (const id of ['m1r1', 'm2r3']) expect(stored).not.toContain(linkSecret(post.week.linkKey, id, round.id))
})
