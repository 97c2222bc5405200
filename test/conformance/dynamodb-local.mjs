/**
 * Amazon's DynamoDB Local, out of the npm package amplify-dynamodb-simulator: the archive alone, since its dependencies are hundreds
 * of packages for something else. Plain JavaScript: test/run.mjs asks it too.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const version = '2.9.30'
const sha512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ=='
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dynamodb-local')
const folder = join(cache, version)

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'

/** A command of that name alone may be a stub that asks for a runtime. */
const javaIsHere = () => spawnSync(java, ['-version'], { stdio: 'ignore' }).status === 0

/** Whether it can be started at once. */
export const dynamoDbLocalIsHere = () => existsSync(folder) && javaIsHere()

/** Fetches it where it can run and is not here yet. @returns what keeps it from running, or undefined */
export function dynamoDbLocalHindrance() {
  if (!javaIsHere()) return 'there is no Java runtime here'
  try {
    fetched()
  } catch (error) {
    if (error instanceof NotFetched) return error.message
    throw error
  }
  return undefined
}

class NotFetched extends Error {}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'ignore', shell: process.platform === 'win32' })
  if (status !== 0) throw new NotFetched(`it could not be fetched: ${[command, ...args].join(' ')} failed`)
}

/** Fetched once, 57 MB, through npm, and only if it is the very archive that was looked at. */
function fetched() {
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const made = mkdtempSync(join(cache, 'fetching-'))
  try {
    run('npm', ['pack', `amplify-dynamodb-simulator@${version}`, '--silent'], made)
    const archive = join(made, `amplify-dynamodb-simulator-${version}.tgz`)
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64')
    if (found !== sha512)
      throw new Error(`amplify-dynamodb-simulator ${version} is not the one that was pinned`)
    run('tar', ['-xzf', archive], made)
    renameSync(join(made, 'package', 'emulator'), folder)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  return folder
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** In memory, on a free port, with a database for each access key. @throws with what Java said, where it does not start */
export async function startDynamoDbLocal() {
  const cwd = fetched()
  const port = await freePort()
  const args = ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar']
  const child = spawn(java, [...args, '-inMemory', '-disableTelemetry', '-port', String(port)], { cwd })
  let said = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const end = new Promise((resolve) =>
    child.on('exit', () => {
      ended = true
      resolve()
    }),
  )
  const endpoint = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    // Whatever it answers, it listens.
    if (await fetch(endpoint).catch(() => false)) break
    if (ended || tries > 300) throw new Error(`DynamoDB Local did not start: ${said}`)
    await pause(100)
  }
  return {
    endpoint,
    async stop() {
      child.kill()
      await end
    },
  }
}
