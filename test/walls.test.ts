/** Every wall holds: an import through it, planted into a copy of the sources, is caught by the rule that forbids it. */
import { spawnSync } from 'node:child_process'
import { appendFile, cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders = ['shared', 'functions', 'infra', 'web', 'test']

/** Rule, the file that breaks it, and what it imports. */
const plants: [rule: string, file: string, target: string][] = [
  ['flow-org', 'shared/org/planted.ts', 'shared/round/round.ts'],
  ['flow-questions', 'shared/questions/planted.ts', 'shared/org/cells.ts'],
  ['flow-round', 'shared/round/planted.ts', 'shared/ballot/bytes.ts'],
  ['flow-ballot', 'shared/ballot/planted.ts', 'shared/tally/count.ts'],
  ['flow-tally', 'shared/tally/planted.ts', 'shared/disclosure/gate.ts'],
  ['flow-disclosure', 'shared/disclosure/planted.ts', 'shared/ballot/bytes.ts'],
  ['flow-insight', 'shared/insight/planted.ts', 'shared/tally/counts.ts'],
  ['flow-published', 'shared/published/planted.ts', 'shared/round/round.ts'],
  ['flow-language', 'shared/language/planted.ts', 'shared/insight/driver.ts'],
  ['flow-comment', 'shared/comment/planted.ts', 'shared/ballot/bytes.ts'],
  ['flow-contact', 'shared/contact/planted.ts', 'shared/round/round.ts'],
  ['flow-messages', 'shared/messages/planted.ts', 'shared/tally/count.ts'],
  ['flow-operation', 'shared/operation/planted.ts', 'shared/tally/count.ts'],
  ['shared-is-the-bottom', 'shared/round/planted.ts', 'functions/platform/problem.ts'],
  ['shared-does-no-io', 'shared/org/planted.ts', 'node:fs'],
  ['shared-uses-pure-packages', 'shared/org/planted.ts', 'hono'],
  ['functions-use-shared-only', 'functions/tally/planted.ts', 'functions/issuer/store.ts'],
  ['functions-use-shared-only', 'functions/api/planted.ts', 'infra/local/engine.ts'],
  ['function-tests-may-start-an-engine', 'functions/api/planted.test.ts', 'functions/issuer/store.ts'],
  ['infra-reads-needs-only', 'infra/local/planted.ts', 'functions/tally/run.ts'],
  ['aws-reads-needs-only', 'infra/aws/planted.ts', 'shared/round/round.ts'],
  ['nobody-imports-pages', 'infra/local/planted.ts', 'web/answer/sending/retry.ts'],
  ['web-uses-shared-only', 'web/answer/planted.ts', 'functions/platform/problem.ts'],
  ['issuer-never-sees-a-ballot', 'functions/issuer/planted.ts', 'shared/tally/count.ts'],
  ['box-knows-nobody', 'functions/ballot-box/planted.ts', 'functions/platform/member.ts'],
  ['tally-knows-nobody', 'functions/tally/planted.ts', 'functions/platform/directory.ts'],
  ['api-sees-published-only', 'functions/api/planted.ts', 'functions/platform/sealed.ts'],
  ['results-come-from-published-rounds', 'functions/api/balance-routes.ts', 'shared/disclosure/season.ts'],
  ['dashboard-sees-published-only', 'web/app/planted.ts', 'shared/disclosure/gate.ts'],
  ['statistics-are-not-for-readers', 'web/app/planted.ts', 'shared/insight/survey-statistics.ts'],
  ['statistics-are-not-for-readers', 'functions/api/planted.ts', 'shared/insight/statistics.ts'],
  ['tests-are-leaves', 'shared/disclosure/planted.ts', 'shared/disclosure/rank.fixture.ts'],
  ['runs-without-tools', 'functions/clock/planted.ts', 'fast-check'],
  ['no-cycles', 'shared/org/structure.ts', 'shared/org/cells.ts'],
  ['no-unresolvable', 'infra/command/planted.ts', 'infra/command/missing.ts'],
]

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

let copy: string
let violations: Violation[]

const importOf = (file: string, target: string) => {
  const path = folders.some((folder) => target.startsWith(`${folder}/`))
    ? relative(dirname(file), target).replace(/^(?!\.)/, './')
    : target
  return `import '${path}'\n`
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'quorum-walls-'))
  const kept = (source: string) => !/\/(dist|data|node_modules)$/.test(source)
  for (const path of [...folders, 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    await cp(join(root, path), join(copy, path), { recursive: true, filter: kept })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [, file, target] of plants) await appendFile(join(copy, file), importOf(file, target))
  await writeFile(join(copy, 'shared/org/orphan.ts'), 'export const alone = true\n')
  const { stdout } = spawnSync(
    join(copy, 'node_modules', '.bin', 'depcruise'),
    [...folders, '--output-type', 'json'],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
})
afterAll(() => rm(copy, { recursive: true, force: true }))

/** A cycle is told from either of its ends. */
const caught = (name: string, file: string) =>
  violations.some(
    ({ rule, from, to }) => rule.name === name && (from === file || (name === 'no-cycles' && to === file)),
  )

it.each(plants)('%s: %s may not import %s', (rule, file) => {
  expect(caught(rule, file)).toBe(true)
})

it('no-orphans: a file that nobody imports', () => {
  expect(caught('no-orphans', 'shared/org/orphan.ts')).toBe(true)
})

it('every rule is tried', async () => {
  const { default: config } = (await import(join(root, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: { name: string }[] }
  }
  const tried = new Set([...plants.map(([rule]) => rule), 'no-orphans'])
  expect(config.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
})
