/** What the story measured, as the reckoning takes it. */
import type { Story } from '../story.ts'
import type { Json } from '../templates.ts'
import { type Units, type Usage, unitsOf } from './usage.ts'

/** @throws where a chapter that measures was not run */
export function usageOf({ measured, stored, world }: Story): Usage {
  const { deployed, lambdas } = world
  const memory = (name: string): number => lambdas.named(name).resource.properties.MemorySize
  const units = (name: string): Units => {
    const found = measured.get(name)
    if (!found) throw new Error(`nobody measured ${name}`)
    const exact = unitsOf(found.counts, memory, found.by)
    return Object.fromEntries(
      Object.entries(exact).map(([key, value]) => [key, Number(value.toPrecision(4))]),
    ) as unknown as Units
  }
  /** An alarm on several metrics is billed by each. */
  const metricsOf = ({ Metrics }: Json): number =>
    Metrics ? Metrics.filter(({ MetricStat }: Json) => MetricStat).length : 1
  return {
    clockTick: units('clockTick'),
    tallyTick: units('tallyTick'),
    invitation: units('invitation'),
    reminder: units('reminder'),
    answer: units('answer'),
    count: units('count'),
    visit: units('visit'),
    storedBytes: stored,
    alarmMetrics: deployed
      .ofType('AWS::CloudWatch::Alarm')
      .reduce((sum, { properties }) => sum + metricsOf(properties), 0),
    ownMetrics: deployed
      .ofType('AWS::Logs::MetricFilter')
      .reduce((sum, { properties }) => sum + properties.MetricTransformations.length, 0),
  }
}
