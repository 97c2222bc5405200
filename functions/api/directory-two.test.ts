/** Two administrators at once, each served by a process of their own: one wins, the other is told, and nothing is mixed. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readStructure } from '../platform/directory.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Api, appOrigin, bearer, importing, startApi } from './api.fixture.ts'
import { readMembers } from './directory-store.ts'
import { apiRoutes } from './routes.ts'

const header = 'id,name,email,manager,level,language'
/** An organisation in which everything is named after whoever imports it. */
const fileOf = (who: string, people = 200) =>
  [
    header,
    `D1,${who} 0,${who}0@x.test,,director,fr`,
    ...Array.from({ length: 9 }, (_, i) => `F${i},${who} F${i},${who}f${i}@x.test,D1,field-manager,fr`),
    ...Array.from({ length: people }, (_, i) => `${who}${i},${who} ${i},${who}r${i}@x.test,F${i % 9},rep,fr`),
  ].join('\n')

let api: Api
beforeEach(async () => {
  api = await startApi()
}, 20_000)
afterEach(() => api.close())

/** Another Lambda on the same tables. */
function process(runtime: Runtime = api.runtime) {
  const routes = apiRoutes(runtime)
  const post = async (path: string, body?: string) => {
    const response = await routes.fetch(new Request(appOrigin + path, importing(body ?? '', bearer)))
    return { status: response.status, body: await response.json() }
  }
  return {
    imports: (file: string, version: number) => post(`/api/directory/import?version=${version}`, file),
    undoes: (version: number) => post(`/api/directory/undo?version=${version}`),
    view: async () =>
      (await routes.fetch(new Request(`${appOrigin}/api/directory`, { headers: bearer }))).json(),
  }
}

/** Everybody who is there, and whom every address leads to. */
async function contents() {
  const members = await readMembers(api.directory)
  const { client, name } = api.directory
  const owners = members.map(async ({ id, email }) => {
    const query = {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `email#${email.toLowerCase()}` },
    }
    const { Items = [] } = await client.send(new QueryCommand({ TableName: name, ...query }))
    expect(Items.map((item) => item.id)).toEqual([id])
    return `${id} ${email}`
  })
  return { people: (await Promise.all(owners)).sort(), ...(await readStructure(api.directory)) }
}

/** The same of an import that nobody disturbed. */
async function undisturbed(...files: string[]) {
  const here = api
  api = await startApi()
  for (const [version, file] of files.entries())
    expect((await process().imports(file, version)).status).toBe(200)
  const found = await contents()
  await api.close()
  api = here
  return found
}

it('two imports from two processes: exactly one is there, whole, and the other says what to do', async () => {
  await process().imports(fileOf('old'), 0)
  const files = { anna: fileOf('anna'), bert: fileOf('bert') }
  const [anna, bert] = await Promise.all([process().imports(files.anna, 1), process().imports(files.bert, 1)])
  expect([anna.status, bert.status].sort()).toEqual([200, 409])
  const refused = anna.status === 409 ? anna : bert
  expect(refused.body).toMatchObject({ code: 'import-running', detail: expect.stringMatching(/.+\..+\./) })
  const winner = anna.status === 200 ? files.anna : files.bert
  expect(await contents()).toEqual(await undisturbed(fileOf('old'), winner))
})

it('two imports by one process: the second waits, and is told both versions', async () => {
  await process().imports(fileOf('old'), 0)
  const one = process()
  const files = { anna: fileOf('anna'), bert: fileOf('bert') }
  const [anna, bert] = await Promise.all([one.imports(files.anna, 1), one.imports(files.bert, 1)])
  // Which of them is the second is for the database to say, which knows who asks before it.
  expect([anna.status, bert.status].sort()).toEqual([200, 409])
  const refused = anna.status === 409 ? anna : bert
  expect(refused.body).toMatchObject({ code: 'directory-changed', expected: 1, version: 2 })
  const first = anna.status === 200 ? files.anna : files.bert
  expect(await contents()).toEqual(await undisturbed(fileOf('old'), first))
})

it.each([1, 2])(
  'one imports while the other undoes (order %i): one of them happened, not both',
  async (order) => {
    await process().imports(fileOf('old'), 0)
    await process().imports(fileOf('new'), 1)
    const steps = [() => process().undoes(2), () => process().imports(fileOf('anna'), 2)]
    if (order === 2) steps.reverse()
    const done = await Promise.all(steps.map((step) => step()))
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409])
    const undone = (done[0]!.status === 200) === (order === 1)
    const { people } = await contents()
    expect(people).toEqual((await undisturbed(fileOf(undone ? 'old' : 'anna'))).people)
  },
)

it('an import whose process was frozen writes no more once another has taken its turn', async () => {
  await process().imports(fileOf('old'), 0)
  const frozen = freezing(api.runtime)
  const late = process(frozen.runtime).imports(fileOf('late', 2000), 1)
  await frozen.reached
  expect((await process().view()).running).toEqual({ done: expect.any(Number), total: expect.any(Number) })
  api.time.now = new Date(api.time.now.getTime() + 31_000)
  expect((await process().view()).running).toBeNull()
  const anna = fileOf('anna')
  expect((await process().imports(anna, 1)).status).toBe(200)
  frozen.thaw()
  expect(await late).toMatchObject({ status: 409, body: { code: 'import-running' } })
  expect((await readStructure(api.directory)).version).toBe(2)
  // What was on its way when it froze is mended by the next import, and told by its preview until then.
  expect((await process().imports(anna, 2)).status).toBe(200)
  expect((await contents()).people).toEqual((await undisturbed(anna)).people)
})

/** A runtime whose directory stops at the first batch of members, as a Lambda does that is out of time. */
function freezing(runtime: Runtime) {
  let thaw = () => {}
  let reach = () => {}
  const thawed = new Promise<void>((resolve) => {
    thaw = resolve
  })
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  let began = false
  return {
    reached,
    thaw: () => thaw(),
    runtime: {
      ...runtime,
      table(name: Parameters<Runtime['table']>[0]) {
        const table = runtime.table(name)
        table.client.middlewareStack.add(
          (next, context) => async (args) => {
            if (name === 'directory' && String(context.commandName).startsWith('BatchWrite')) {
              began = true
              reach()
            }
            const last = args.input as { Item?: { over?: boolean } }
            if (name === 'directory' && began && last.Item?.over !== true) await thawed
            return next(args)
          },
          { step: 'initialize', name: 'freezing' },
        )
        return table
      },
    },
  }
}
