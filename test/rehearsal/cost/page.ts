/** docs/operations/cost.md, from what was measured and the table of prices. */
import { type Bill, billOf, habits } from './month.ts'
import list from './prices.json' with { type: 'json' }
import { slower, type Units, type Usage } from './usage.ts'

export const sizes = [60, 240, 1000, 20_000, 200_000]

const dollars = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
const number = (value: number): string => value.toLocaleString('en')
const amount = (value: number): string =>
  value >= 100 ? number(Math.round(value)) : String(Number(value.toPrecision(3)))

const billRow = ({ members, parts, total, cognito, rateRule }: Bill): string => {
  const { ticks, messages, answers, reading, storage, watching } = parts
  const cells = [ticks, messages, answers, reading, storage, watching].map(dollars)
  return `| ${number(members)} | ${cells.join(' | ')} | **${dollars(total)}** | ${dollars(cognito)} | ${dollars(rateRule)} |`
}

const otherRow = ({ members, total, cognito }: Bill): string => {
  const cells = list.others.map((other) => {
    const theirs = members * other.dollars
    return `$${dollars(theirs)} (${(((total + cognito) / theirs) * 100).toFixed(2)} %)`
  })
  return `| ${number(members)} | $${dollars(total + cognito)} | ${cells.join(' | ')} |`
}

const columns: [string, keyof Units][] = [
  ['Lambda', 'lambdaRequests'],
  ['GB-seconds', 'gigabyteSeconds'],
  ['HTTP API', 'httpApiRequests'],
  ['read units', 'reads'],
  ['write units', 'writes'],
  ['SQS', 'sqsRequests'],
  ['e-mails', 'mails'],
  ['CloudFront', 'cdnRequests'],
  ['bytes out', 'cdnBytes'],
  ['bytes of logs', 'logBytes'],
]

const measuredRow = (what: string, units: Units): string =>
  `| ${what} | ${columns.map(([, key]) => amount(units[key])).join(' | ')} |`

export function costPage(usage: Usage): string {
  const bills = sizes.map((members) => billOf(members, usage, list.prices))
  const { rounds, answering, visits, signingIn } = habits
  return `# What it costs

Written from what the [rehearsal](rehearsal.md) counted and the prices below, by \`npm run rehearse -- -u\`. No bill of AWS stands
behind it yet: nobody has deployed Quorum to an account.

## Dollars a month

| members | ticks | messages | answers | reading | storage | watching | total | Cognito | rate rule |
|---|---|---|---|---|---|---|---|---|---|
${bills.map(billRow).join('\n')}

List prices of ${list.region} on ${list.date}. ${list.note}

*Cognito* comes on top where you bring no identity provider of your own, *rate rule* where you [switch it on](deploy.md).

## Beside others

What they ask for as many people, by their price lists, and what Quorum costs of that, Cognito included.

| members | Quorum | ${list.others.map(({ name }) => name).join(' | ')} |
|---|---|${list.others.map(() => '---|').join('')}
${bills.map(otherRow).join('\n')}

${list.others.map(({ name, said }) => `${name}: ${said}.`).join(' ')} They do
other things too, and whoever operates Quorum works for it: that is in no figure.

## What was measured

One of each, on average, with ${number(37)} members; what is fixed of a round is spread over them, so that large organisations pay
less than the table says.

| | ${columns.map(([name]) => name).join(' | ')} |
|---|${columns.map(() => '---|').join('')}
${[
  measuredRow('a tick of the clock, nothing due', usage.clockTick),
  measuredRow('a run of the tally, nothing due', usage.tallyTick),
  measuredRow('opening and invitation, a member', usage.invitation),
  measuredRow('reminder, a member', usage.reminder),
  measuredRow('answering on a phone that was never here', usage.answer),
  measuredRow('counting, publishing, telling, an answer', usage.count),
  measuredRow('a page of the dashboard, signing in included', usage.visit),
].join('\n')}

Tables that are kept grow by ${number(Math.round(usage.storedBytes))} bytes a member and week. ${usage.alarmMetrics} metrics of alarms and ${usage.ownMetrics} of filters are watched.

Reckoned with: ${rounds.toFixed(2)} rounds a month; ${answering * 100} % answer; ${visits.toFixed(2)} visits of the dashboard a member and week, each as heavy as
a first one; ${signingIn * 100} % sign in within a month, the others come by their links; GB-seconds times ${slower}, since a function has part
of a core and DynamoDB is farther away than here.

## Prices

| | dollars | of |
|---|---|---|
${Object.values(list.prices)
  .map(
    ({ dollars: price, per, source }) =>
      `| ${per} | ${price} | [${new URL(source).pathname.slice(1)}](${source}) |`,
  )
  .join('\n')}
`
}
