/** After a whole week every item that is stored says when it goes, or is of a kind that the page Settings says is kept. */
import { afterEach, expect, it } from 'vitest'
import { envelopes, putPerson } from './ballots.fixture.ts'
import { announces, closes, opens, type Post, startPost } from './courier.fixture.ts'

let post: Post
afterEach(() => post?.close())

/** Without their ids: kinds of partitions, by table. */
async function withoutEnd(): Promise<Record<string, string[]>> {
  const kinds: Record<string, string[]> = {}
  for (const table of ['directory', 'results', 'commons', 'issuance', 'ballots'] as const) {
    const items = (await post.week.items(table)).filter(({ expires }) => expires === undefined)
    kinds[table] = [...new Set(items.map(({ pk }) => pk.split('#')[0]!))].sort()
  }
  return kinds
}

it('a week that was answered, counted and told leaves nothing without an end but what is said to stay', async () => {
  post = await startPost()
  await post.at(opens)
  const round = (await post.week.rounds.listRounds()).find(({ state }) => state === 'open')!
  const manifest = (await post.week.rounds.getManifest(round))!
  const box = await envelopes(post.week, round, manifest)
  for (const { id, eligible } of manifest.cells)
    for (let i = 0; i < eligible; i++) await putPerson(box, id, 4)
  await post.at(closes)
  await post.at(closes + 20 * 60_000)
  await post.at(announces)
  expect(await withoutEnd()).toEqual({
    directory: ['email', 'members', 'structure'],
    results: ['group', 'health', 'round', 'rounds', 'season', 'seasons'],
    commons: ['health'],
    issuance: [],
    ballots: [],
  })
  expect((await post.week.items('commons')).some(({ pk }) => pk.startsWith('bulletin#'))).toBe(true)
}, 60_000)
