/** The program in docs/webhooks.md, as somebody would copy it, takes what Quorum signs and refuses what it does not. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { root } from '../../infra/local/parts-here.ts'
import { closedPort } from './receiver.fixture.ts'
import { type Hooked, startHooked } from './webhooks.fixture.ts'

let here: Hooked | undefined
let program: ChildProcess | undefined
afterEach(async () => {
  program?.kill()
  await here?.close()
})

it('verifies a delivery, knows its repetition, and refuses a stranger', async () => {
  const text = await readFile(join(root, 'docs', 'webhooks.md'), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? []
  expect(code).toContain('webhook.verify')
  const port = await closedPort()
  const url = `http://localhost:${port}/`
  here = await startHooked(url)
  let said = ''
  program = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    env: { ...process.env, PORT: String(port), QUORUM_WEBHOOK_SECRET: here.secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  program.stdout!.on('data', (chunk) => {
    said += chunk
  })
  const stranger = () =>
    fetch(url, { method: 'POST', body: '{}' }).then(
      ({ status }) => status,
      () => 'not listening',
    )
  await expect.poll(stranger, { timeout: 15_000 }).toBe(400)

  // The program looks at the real time.
  here.week.at(Date.now())
  await here.event('round.opened')
  await here.week.deliver()
  expect(await here.delivery()).toMatchObject({ state: 'sent', outcome: 'HTTP 204' })
  await here.done(`/deliveries/${(await here.delivery()).id}/replay`)
  await here.week.deliver()
  expect(await here.delivery()).toMatchObject({ state: 'sent', outcome: 'HTTP 204' })
  await expect.poll(() => said).toContain('2026-W47-7f3a')
  expect(said.match(/round\.opened/g)).toHaveLength(1)
})
