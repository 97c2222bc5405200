/** `npm test`: every check and every test, on a machine with only Node and npm. The last line is "N passed, N failed". */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installMissing } from '../infra/installed.mjs'
import { dynamoDbLocalHindrance } from './conformance/dynamodb-local.mjs'

const root = join(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)

/** In order; two at a time, so that both cores work. */
const checks = [
  ['build of the dashboard', bin('vite'), ['build', '--config', 'web/app/vite.config.ts']],
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['build of the answer page', bin('vite'), ['build', '--config', 'web/answer/vite.config.ts']],
  ['types in Svelte', bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--fail-on-warnings'], 'web'],
  ['format and lint', bin('biome'), ['ci', '--colors=off']],
  ['direction of imports', bin('depcruise'), ['shared', 'functions', 'infra', 'web', 'test']],
  ['dead code', bin('knip'), []],
]
/** The longest first, two at a time, each in a process of one worker: name, project, share of its files. */
const suites = [
  ['unit and store tests', 'unit'],
  ['the whole product in a browser, one half', 'e2e', '1/2'],
  ['the whole product in a browser, the other', 'e2e', '2/2'],
  ['every path through the demonstration', 'demonstration'],
  ['tests of faults', 'faults'],
  ['the stores on Amazon’s DynamoDB Local', 'dynamodb-local'],
  ['attacks on what is published', 'attack'],
]
const abreast = 2

const total = { passed: 0, failed: 0 }
const running = new Set()
const reports = mkdtempSync(join(tmpdir(), 'quorum-test-'))

function finish(code) {
  for (const child of running) child.kill()
  rmSync(reports, { recursive: true, force: true })
  // A failed check is a failure too, though no test has run.
  const failed = code === 0 ? total.failed : Math.max(1, total.failed)
  console.log(`${total.passed} passed, ${failed} failed`)
  process.exit(code)
}

/** Exit code and everything that the command printed. */
function run(command, args, folder = '.') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: join(root, folder), stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    const take = (text) => {
      output += text
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => take(`${error.message}\n`))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

const heading = (name, started, code) =>
  console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`)

async function check([name, command, args, folder]) {
  const started = performance.now()
  const { code, output } = await run(command, args, folder)
  heading(name, started, code)
  if (code === 0) return 0
  console.log(output)
  return finish(code)
}

async function suite([name, project, share]) {
  console.log(`… ${name}`)
  const started = performance.now()
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output } = await run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--maxWorkers=1',
    ...(share ? [`--shard=${share}`] : []),
    ...reporters,
  ])
  console.log(output.trim())
  heading(name, started, code)
  count(report)
  return code
}

/** A run that broke before its tests leaves no report; its exit code tells. */
function count(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    total.passed += numPassedTests
    total.failed += numFailedTests
  } catch {}
}

const hindrance = installMissing()
if (hindrance) {
  console.error(hindrance)
  finish(1)
}
/** Two at a time. @returns the first exit code that is not 0 */
async function all(list, work) {
  const waiting = [...list]
  let code = 0
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (let next = waiting.shift(); next && code === 0; next = waiting.shift()) {
        const one = await work(next)
        code = code || one
      }
    }),
  )
  return code
}

// Fetched here where it can run: after the packages, beside which it lies.
const hindered = dynamoDbLocalHindrance()
if (hindered) console.log(`– the stores on Amazon’s DynamoDB Local: skipped, ${hindered}`)
const began = new Date()
await all(checks, check)
// What was built above is what infra/local/web-build.ts would build again.
const stamp = join(root, 'web', 'dist', '.built')
writeFileSync(stamp, '')
utimesSync(stamp, began, began)
finish(await all(hindered ? suites.filter(([, project]) => project !== 'dynamodb-local') : suites, suite))
