/** docs/operations/grants.md: each grant and each wire of the templates, and what breaks without it. */
import type { Deployed } from './templates.ts'
import type { Lacking } from './world.ts'

export interface Needed {
  lacking: Lacking
  chapter: string
}

/** Without CDK's hash. */
const named = (logical: string) => logical.replace(/[0-9A-F]{8}$/, '')

function onWhat(resource: string): string {
  const [, , service, , , ...rest] = resource.split(':')
  const name = rest.join(':')
  if (service === 'dynamodb') return `table ${named(name.replace('table/', ''))}`
  if (service === 'sqs') return `queue ${named(name)}`
  if (service === 'ssm') return `key ${name.replace('parameter/quorum', '')}`
  if (service === 'logs') return 'its log group'
  if (service === 'lambda') return `function ${named(name.replace('function:', ''))}`
  return resource === '*' ? 'any' : resource
}

const roleName = (role: string) =>
  named(role)
    .replace(/schedulerole$/, '’s schedule')
    .replace(/role$/, '')

export function grantsPage(deployed: Deployed, needed: Needed[]): string {
  const grants = needed.flatMap(({ lacking, chapter }) =>
    'grant' in lacking ? [{ ...lacking.grant, chapter }] : [],
  )
  const wires = needed.flatMap(({ lacking, chapter }) =>
    'resource' in lacking ? [{ id: lacking.resource, chapter }] : [],
  )
  const rows = grants.map(
    ({ role, action, resource, where, chapter }) =>
      `| ${roleName(role)} | \`${action}\` | ${onWhat(resource)}${where ? `, \`${where.pattern}\`` : ''} | ${chapter} |`,
  )
  const wired = wires.map(({ id, chapter }) => {
    const { type, properties } = deployed.resources.find((one) => one.id === id)!
    const key =
      properties.RouteKey ?? properties.SourceArn?.replace(/^.*\*\/\*/, '') ?? named(id.split('/')[1]!)
    return `| ${type.replace('AWS::', '')} | \`${key}\` | ${chapter} |`
  })
  return `# What each function may do, and what breaks without it

Written by \`npm run rehearse -- -u\`, which runs the synthesized templates on one machine (see [deploying](deploy.md)), takes
each of these out in turn, and runs the chapter of the rehearsal that is the first to need it: each time it broke. What no
chapter needs would fail the rehearsal too, and goes.

## Grants

${grants.length} pieces: one action, on one resource, for one pattern of partition keys.

| who | action | on | breaks |
|---|---|---|---|
${rows.join('\n')}

## Routes, permissions, schedules, rules

| what | which | breaks |
|---|---|---|
${wired.join('\n')}
`
}
