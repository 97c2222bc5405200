/** Lines of the log on AWS: what Lambda and a search in CloudWatch find in them. */
import { expect, it } from 'vitest'
import { jsonLog } from './log.ts'

function written(say: (log: ReturnType<typeof jsonLog>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  say(jsonLog('courier', (line) => lines.push(line)))
  for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1)
  return lines.map((line) => JSON.parse(line))
}

it('says level, time, function and message, one line each', () => {
  const lines = written((log) => {
    log.info('Told', { round: '2026-W10', what: 'open' })
    log.warn('A message\nwas given up')
    log.error('Unexpected error', { name: 'TypeError', places: ['at a', 'at b'] })
  })
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(lines).toEqual([
    { level: 'INFO', message: 'Told', service: 'courier', timestamp: time, round: '2026-W10', what: 'open' },
    { level: 'WARN', message: 'A message\nwas given up', service: 'courier', timestamp: time },
    {
      level: 'ERROR',
      message: 'Unexpected error',
      service: 'courier',
      timestamp: time,
      name: 'TypeError',
      places: ['at a', 'at b'],
    },
  ])
})

it('lets no detail stand for the level, the time or the message', () => {
  const [line] = written((log) => log.error('said', { level: 'DEBUG', message: 'other', timestamp: 'never' }))
  expect(line).toMatchObject({ level: 'ERROR', message: 'said' })
  expect(line?.timestamp).not.toBe('never')
})
