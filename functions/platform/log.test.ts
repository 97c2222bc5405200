/** Lines of the log on AWS: what Lambda and a search in CloudWatch find in them, and that none is lost. */
import { afterEach, expect, it, vi } from 'vitest'
import { onLambda } from './lambda.ts'
import { lambdaLog } from './log.ts'
import type { Needs } from './needs.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Powertools writes to a console of its own on Lambda; outside to the process's. */
function lines(): Record<string, unknown>[] {
  const said: Record<string, unknown>[] = []
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: string) => void said.push(JSON.parse(line)))
  vi.stubEnv('POWERTOOLS_DEV', 'true')
  return said
}

it('says level, function and message with their details, in order', async () => {
  const said = lines()
  const log = lambdaLog('courier')
  log.info('Told', { round: '2026-W10', what: 'open' })
  log.warn('A message was given up')
  log.error('Unexpected error', { name: 'TypeError', places: ['at a', 'at b'] })
  expect(said).toEqual([])
  await log.written()
  expect(said).toMatchObject([
    { level: 'INFO', message: 'Told', service: 'courier', round: '2026-W10', what: 'open' },
    { level: 'WARN', message: 'A message was given up', service: 'courier' },
    { level: 'ERROR', message: 'Unexpected error', name: 'TypeError', places: ['at a', 'at b'] },
  ])
})

it('has written every line when the function answers, also where it fails', async () => {
  const said = lines()
  const needs = { name: 'one', tables: {}, keys: {}, environment: [] } as unknown as Needs
  vi.stubEnv('KEYS_PREFIX', '/quorum')
  vi.stubEnv('AWS_REGION', 'eu-west-3')
  const handler = onLambda(needs, (runtime) => async (fails: boolean) => {
    runtime.log.info('Called', { fails })
    if (fails) throw new Error('no')
    return 'yes'
  })
  expect(await handler(false)).toBe('yes')
  expect(said).toHaveLength(1)
  await expect(handler(true)).rejects.toThrow('no')
  expect(said).toHaveLength(2)
})
