/** What importing a bundle takes, in a process of its own each time, all of them in turn. */
import { join } from 'node:path'
import { median } from '#shared/insight/statistics.ts'
import { startLambda } from '../../lambda/lambda.ts'

const times = 21

export async function importing(folder: string, names: string[]): Promise<void> {
  const taken = new Map(names.map((name) => [name, [] as { cpu: number; wall: number; rss: number }[]]))
  // The first round fills the disk's cache and is not counted.
  for (let time = 0; time <= times; time++)
    for (const name of names) {
      const { imported, rss, stop } = await startLambda(join(folder, name), {})
      await stop()
      if (time > 0) taken.get(name)!.push({ ...imported, rss })
    }
  const floor = taken.get('bare')!
  console.log(
    `Importing, medians of ${times} processes each, in turn; ratios within each turn. Goal for issuer and ballot box: 1.3.`,
  )
  console.table(
    Object.fromEntries(
      [...taken].map(([name, all]) => [
        name,
        {
          'CPU ms': rounded(median(all.map(({ cpu }) => cpu / 1000))),
          'times bare': rounded(median(all.map(({ cpu }, turn) => cpu / floor[turn]!.cpu)), 2),
          // By the clock the fastest of all: whatever else the machine does only adds to it.
          'least ms': rounded(least(all) / 1000),
          'least, times bare': rounded(least(all) / least(floor), 2),
          'resident MB': rounded(median(all.map(({ rss }) => rss / 1e6))),
        },
      ]),
    ),
  )
}

const least = (all: { wall: number }[]) => Math.min(...all.map(({ wall }) => wall))
const rounded = (value: number, digits = 1) => Number(value.toFixed(digits))
