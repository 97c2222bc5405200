/** `npm run bench -- verdicts`: how often verdicts lie and what they find, on simulated organisations and on the demonstration. */
import { questionsFor } from '../../../shared/questions/rotation.ts'
import { demoFigures } from './demo.ts'
import { found, quiet } from './measure.ts'
import { lasting, usual, type World } from './world.ts'

/** The product's own rotation: five questions a week of seven drivers, without mirrors. */
const rotation: World['asking'] = (week) =>
  questionsFor(week)
    .filter(({ asked }) => asked === 'all')
    .map(({ id, driver, asked }) => ({ id, driver, asked }))

const { spread } = lasting

const worlds: { name: string; world: World; quiet: number; found: number }[] = [
  { name: 'usual', world: usual, quiet: 600, found: 400 },
  { name: 'the same, in a season', world: { ...usual, season: true }, quiet: 200, found: 100 },
  { name: 'the same, some teams restless', world: { ...usual, restlessness: 0.25 }, quiet: 300, found: 100 },
  { name: 'moods that pass sooner', world: lasting, quiet: 300, found: 150 },
  {
    name: 'moods that pass, response 60–95 %',
    world: {
      ...lasting,
      response: [0.6, 0.95],
      spread: { ...spread, person: 0.6, mood: 0.3 },
      persistence: 0.6,
    },
    quiet: 200,
    found: 100,
  },
  {
    name: 'no moods, response of the organisation',
    world: {
      ...lasting,
      responseOf: 'organisation',
      spread: { ...spread, person: 0.7, mood: 0, answer: 0.45 },
    },
    quiet: 200,
    found: 100,
  },
  {
    name: 'seven drivers in turn',
    world: { ...usual, asking: rotation },
    quiet: 100,
    found: 60,
  },
]

export function bench(): void {
  console.log('40 teams of 6–12, response 50–95 %, 16 weeks; one team falls in the last four.')
  console.log(
    'The z-test (last four against twelve before, Benjamini–Hochberg) is told the noise in advance.\n',
  )
  row(['', 'arrows', 'any false', 'verdict', 'found 0.8', '', 'found 0.6', '', 'shown', '0.8 of', '0.6 of'])
  row(['', 'wrong', 'z-test', 'ours', 'z-test', 'ours', 'z-test', 'ours', '3 of 4', 'shown', 'shown'])
  let pointed = 1
  for (const { name, world, quiet: quiets, found: founds } of worlds) {
    const nothing = quiet(world, quiets)
    const large = found(world, founds, 0.8, nothing.noise)
    const small = found(world, founds, 0.6, nothing.noise)
    const one = world.asking === lasting.asking
    if (one) pointed = Math.min(pointed, nothing.arrow / quiets)
    const only = (text: string) => (one ? text : '–')
    row([
      name,
      only(percent(nothing.arrowRate)),
      only(percent(nothing.z / quiets)),
      percent(nothing.ours / quiets),
      only(percent(large.z / founds)),
      percent(large.ours / founds),
      only(percent(small.z / founds)),
      percent(small.ours / founds),
      percent(large.shown / founds),
      percent(large.oursOfShown / large.shown),
      percent(small.oursOfShown / small.shown),
    ])
  }
  console.log(`\nOf organisations in which nothing moved, ${percent(pointed)} or more have a wrong arrow.`)
  const seeds = 50
  const demo = demoFigures(seeds)
  console.log(
    `The demonstration, ${seeds} seeds: ${demo.wrong} of ${demo.quietWeeks} weeks of a quiet team have a false verdict in any driver (${percent(demo.wrong / demo.quietWeeks)});`,
  )
  console.log(
    `the collapse in Sud-Est is told in ${demo.collapse}, the recovery of Lille in ${demo.recovery} of ${seeds}.`,
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

const row = ([name, ...cells]: string[]): void =>
  console.log(name!.padEnd(40) + cells.map((cell) => cell.padStart(10)).join(''))
