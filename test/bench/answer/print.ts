/** The figures beside their goals: medians with the least and the most, ratios within each repetition, and in words what is missed. */
import { median } from '#shared/insight/statistics.ts'
import type { Sent } from './sending.ts'
import { slowdown, type Visit } from './visit.ts'

export interface Measured {
  visits: Record<'floor' | 'ours' | 'formbricks' | 'surveyjs', Visit[]>
  sent: Sent[]
}

const called = {
  floor: 'by hand, plain JS (floor)',
  ours: 'ours',
  formbricks: '@formbricks/surveys 1.7.1',
  surveyjs: 'SurveyJS 2.5.38',
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
const whole = (value: number) => value.toFixed(0)
const spread = (values: number[], written: (value: number) => string) =>
  `${written(median(values))} (${written(Math.min(...values))}–${written(Math.max(...values))})`

export function print({ visits, sent }: Measured): void {
  const runs = visits.ours.length
  console.log(
    `First visit, slow 4G (1.6 Mbit/s, 150 ms), CPU ÷ ${slowdown}, HTTP/1.1, brotli 11; median of ${runs} (least–most), in turn.`,
  )
  console.table(
    Object.fromEntries(
      Object.entries(visits).map(([name, seen]) => [called[name as keyof typeof called], rowOf(seen)]),
    ),
  )
  const by = (name: keyof Measured['visits'], value: (visit: Visit) => number) =>
    visits.ours.map((own, run) => value(own) / value(visits[name][run]!))
  const time = ({ answered }: Visit) => answered
  const bytes = (visit: Visit) => visit.code
  const wire = (visit: Visit) => visit.bytes
  const longest = visits.ours.map((visit) => visit.longest)
  const sealed = sent.map((one) => one.sealed)
  const times = (value: number) => `${value.toFixed(2)} ×`
  const part = (value: number) => `1/${(1 / value).toFixed(1)}`.replace(/\.0$/, '')
  console.table({
    'time to first answer, by the floor’s': goal(by('floor', time), 1.15, times),
    'time to first answer, by SurveyJS’s': { ours: spread(by('surveyjs', time), times) },
    'time to first answer, by Formbricks’': { ours: spread(by('formbricks', time), times) },
    'HTML, JS and CSS, kB': goal(visits.ours.map(bytes), 20_000, kilobytes),
    'HTML, JS and CSS, by SurveyJS’s': goal(by('surveyjs', bytes), 1 / 12, part),
    'HTML, JS and CSS, by Formbricks’': goal(by('formbricks', bytes), 1 / 2, part),
    'all bytes, by SurveyJS’s': { ours: spread(by('surveyjs', wire), part) },
    'all bytes, by Formbricks’': { ours: spread(by('formbricks', wire), part) },
    'longest task before the first answer, ms': goal(longest, 50, task),
    'Send to sealed, s': goal(sealed, 1600, seconds),
  })
  const of = (value: (one: Sent) => number) => sent.map(value)
  console.log(`After the first answer of ours: longest task while the other questions are read ${spread(
    of(({ longestReading }) => longestReading),
    task,
  )} ms, after Send ${spread(
    of(({ longestSending }) => longestSending),
    task,
  )} ms.
“Sealed” is the third of the five steps that the page shows: the answers are nowhere in plain text any more. From Send to
the receipt it is ${spread(
    of(({ receipt }) => receipt),
    seconds,
  )} s, of which ${spread(
    of(({ delay }) => delay),
    seconds,
  )} s are the two random delays of the
protocol (0 to 2 s each, web/answer/sending/delay.ts); without them ${spread(
    of(({ receipt, delay }) => receipt - delay),
    seconds,
  )} s.`)
}

const rowOf = (seen: Visit[]) => ({
  'kB to the first question': spread(
    seen.map(({ bytes }) => bytes),
    kilobytes,
  ),
  'of it HTML, JS, CSS': kilobytes(median(seen.map(({ code }) => code))),
  requests: median(seen.map(({ requests }) => requests)),
  'question visible, s': spread(
    seen.map(({ visible }) => visible),
    seconds,
  ),
  'first tap took effect, s': spread(
    seen.map(({ answered }) => answered),
    seconds,
  ),
  // Where the question is the first that is painted, the tap comes before the browser tells of it.
  'LCP, s': seconds(median(seen.map(({ lcp, visible }) => lcp || visible))),
  CLS: median(seen.map(({ cls }) => cls)).toFixed(3),
  'TBT, ms': whole(median(seen.map(({ blocking }) => blocking))),
  'longest task, ms': spread(
    seen.map(({ longest }) => longest),
    task,
  ),
})

/** The browser tells of tasks over 50 ms only. */
function task(milliseconds: number): string {
  return milliseconds === 0 ? '≤ 50' : whole(milliseconds)
}

function goal(values: number[], most: number, written: (value: number) => string) {
  const met = median(values) <= most
  return { ours: spread(values, written), goal: `≤ ${written(most)}`, verdict: met ? 'met' : 'missed' }
}
