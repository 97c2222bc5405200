/**
 * A deployment's life out of the synthesized templates. After each chapter it is brought back to where the chapter began, and the
 * chapter is run again without each grant, route, permission, schedule … that it was the first to need: each time it must break.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { filesOf } from './chapters/beginning.ts'
import chapters from './chapters.ts'
import { usageOf } from './cost/measured.ts'
import { billOf } from './cost/month.ts'
import list from './cost/prices.json' with { type: 'json' }
import { grantsPage, type Needed } from './grants-page.ts'
import { type Grant, grantsOf, rolePolicies, type Statement, statementsOf } from './policies.ts'
import { begin, type Chapter, type Story } from './story.ts'
import type { Resource } from './templates.ts'
import { uses } from './uses.ts'
import type { Lacking } from './world.ts'

const usageFile = join(import.meta.dirname, 'cost', 'usage.json')

/** CDK's own copier of files, which runs nowhere but on AWS. */
const isOfCdk = (role: string) => role.startsWith('CustomCDKBucketDeployment')
/** What a request goes through, or what wakes a function: without it the story must break. */
const wired =
  /^AWS::(ApiGatewayV2::(Route|Stage)|Lambda::(Permission|EventSourceMapping)|Scheduler::Schedule|Events::Rule|SQS::QueuePolicy)$|^Custom::QuorumData$/

/** A queue's policy that only forbids lets nobody in. */
const isWired = ({ type, properties }: Resource) =>
  wired.test(type) &&
  (type !== 'AWS::SQS::QueuePolicy' ||
    statementsOf(properties.PolicyDocument).some(({ effect }) => effect === 'Allow'))

let story: Story
let browser: Browser
let roles: Map<string, Statement[]>
/** What no chapter has needed so far. */
let grants: Grant[]
let resources: string[]
const needed: Needed[] = []

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  browser = await launchBrowser()
  story = await begin({
    folder: process.env.QUORUM_REHEARSAL!,
    browser,
    setTime: (at) => vi.setSystemTime(at),
  })
  const { deployed } = story.world
  roles = rolePolicies(deployed)
  grants = [...roles].flatMap(([role, statements]) => (isOfCdk(role) ? [] : grantsOf(role, statements)))
  resources = deployed.resources.filter(isWired).map(({ id }) => id)
})
afterAll(async () => {
  await story?.close()
  await browser?.close()
})

const denied = () => story.world.asked.filter(({ allowed }) => !allowed)

async function told(chapter: Chapter): Promise<void> {
  await chapter.run(story).catch((error: Error) => {
    const refused = denied().map(({ role, action, resource }) => `${role} ${action} ${resource}`)
    const said = story.world.logs.filter(({ line }) => !line.includes('"platform.'))
    const last = said.slice(-5).map(({ name, line }) => `${name}: ${line}`)
    error.message += `\nDenied: ${refused.join(', ') || 'nothing'}\n${last.join('\n')}`
    throw error
  })
}

/** Whether the chapter breaks: it fails, or something of it was refused. */
async function breaks(chapter: Chapter, lacking: Lacking): Promise<boolean> {
  story.world.lack(lacking)
  let failed = false
  await chapter.run(story).catch(() => {
    failed = true
  })
  return failed || denied().length > 0
}

describe.each(chapters)('$name', (chapter) => {
  const first: Lacking[] = []
  let back: () => Promise<void>
  let on: () => Promise<void>

  it('goes well', async () => {
    const { world } = story
    back = await story.kept()
    const from = world.asked.length
    await told(chapter)
    expect(denied()).toEqual([])
    on = await story.kept()
    const asked = world.asked.slice(from)
    const isFirst = (grant: Grant) => uses(roles.get(grant.role)!, grant, asked)
    first.push(
      ...grants.filter(isFirst).map((grant) => ({ grant })),
      ...resources.filter((id) => world.used.has(id)).map((resource) => ({ resource })),
    )
    grants = grants.filter((grant) => !isFirst(grant))
    resources = resources.filter((id) => !world.used.has(id))
    needed.push(...first.map((lacking) => ({ lacking, chapter: chapter.name })))
  })

  it('breaks without each of what it is the first to need', async ({ skip }) => {
    if (first.length === 0) return skip('it needs nothing that others before it did not')
    const unbroken: Lacking[] = []
    for (const lacking of first) {
      await back()
      if (!(await breaks(chapter, lacking))) unbroken.push(lacking)
    }
    story.world.lack(null)
    await on()
    expect(unbroken).toEqual([])
  }, 600_000)
})

describe('the templates', () => {
  it('grant and wire nothing that no chapter needs', () => {
    const rest = grants.map(({ role, action, resource, where }) =>
      [role, action, resource, where?.pattern].join(' '),
    )
    expect([rest, resources]).toEqual([[], []])
  })

  it('grant what docs/operations/grants.md lists', async () => {
    await expect(grantsPage(story.world.deployed, needed)).toMatchFileSnapshot(
      '../../docs/operations/grants.md',
    )
  })

  it('give each function no variable that it does without', async () => {
    const { lambdas, lack } = story.world
    for (const { name, resource, invoke } of lambdas.all)
      for (const variable of Object.keys(resource.properties.Environment.Variables)) {
        lack({ variable, of: name })
        await expect(invoke({}), `${name} without ${variable}`).rejects.toThrow(
          `${name} lacks these settings: ${variable}`,
        )
      }
    lack(null)
  })

  it('hold no page, and nothing that a page names, that can be missing unnoticed', async () => {
    const pages = chapters.find(({ name }) => name === 'every function answers, and the pages are there')!
    const { lack, app } = story.world
    const named = (await Promise.all(['/', '/answer/'].map((page) => filesOf(app, page)))).flat()
    const files = ['index.html', 'answer/index.html', 'config.json', ...named.map((path) => path.slice(1))]
    const unnoticed: string[] = []
    for (const file of new Set(files)) if (!(await breaks(pages, { file }))) unnoticed.push(file)
    lack(null)
    expect(unnoticed).toEqual([])
    await told(pages)
  })
})

describe('what it costs', () => {
  it('is reckoned from what was counted', async () => {
    const now = usageOf(story)
    if (process.env.QUORUM_REHEARSAL_WRITES) writeFileSync(usageFile, `${JSON.stringify(now, null, 2)}\n`)
    const written = JSON.parse(readFileSync(usageFile, 'utf8'))
    const bill = (usage: typeof now) => billOf(1000, usage, list.prices).total
    // Milliseconds differ from machine to machine; a request more for each answer does not pass.
    expect(bill(now) / bill(written)).toBeGreaterThan(0.7)
    expect(bill(now) / bill(written)).toBeLessThan(1.4)
    for (const what of [
      'clockTick',
      'tallyTick',
      'invitation',
      'reminder',
      'answer',
      'count',
      'visit',
    ] as const)
      for (const counted of ['reads', 'writes', 'httpApiRequests', 'sqsRequests', 'mails'] as const) {
        const [here, there] = [now[what][counted], written[what][counted]]
        expect(Math.abs(here - there), `${what}: ${here} ${counted} instead of ${there}`).toBeLessThanOrEqual(
          Math.max(0.5, there * 0.15),
        )
      }
  })
})

it('no secret, answer or address reached a log', () => {
  const { logs, parameters } = story.world
  const text = logs.map(({ line }) => line).join('\n')
  for (const value of parameters.values.values()) expect(text).not.toContain(value)
  expect(text).not.toMatch(/@lumen\.example|\+336/)
})
