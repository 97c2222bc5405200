/** docs/operations/security-rules.md: how large each template is, and every rule that was not kept, with its reason. */
import { type App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'

/** CloudFormation takes no larger template, in bytes. */
const largest = 1_000_000
/** Nor more resources in one stack. */
const mostResources = 500

interface Acknowledged {
  where: string
  rule: string
  reason: string
}

/** As `Validations.acknowledge` leaves them in the metadata of the construct. */
function acknowledged(app: App): Acknowledged[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
          where: node.path,
          rule: rule.replace(/^Annotation::AwsSolutions-/, ''),
          reason,
        })),
      ),
  )
}

export function rulesPage(app: App): string {
  const stacks = app.node.children.filter((child): child is Stack => child instanceof Stack)
  const sizes = stacks.map((stack) => {
    const template = Template.fromStack(stack).toJSON()
    const bytes = JSON.stringify(template).length
    const resources = Object.keys(template.Resources).length
    if (bytes > largest || resources > mostResources) throw new Error(`${stack.stackName} is too large`)
    return `| \`${stack.stackName}\` | ${resources} | ${Math.round(bytes / 1000)} |`
  })
  const byReason = new Map<string, Acknowledged[]>()
  for (const one of acknowledged(app)) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one])
  const rows = [...byReason]
    .map(([reason, all]) => {
      const rules = [...new Set(all.map(({ rule }) => rule.replace(/\[.*/s, '')))].toSorted().join(', ')
      const places = [
        ...new Set(
          all.map(({ where }) => where.replace(/^Quorum-/, '').replace(/\/Custom::CDK.*$/, '/CDK’s own')),
        ),
      ]
      return `| ${rules} | ${places
        .toSorted()
        .map((place) => `\`${place}\``)
        .join(' ')} | ${reason} |`
    })
    .toSorted()
  return `# Templates and security rules

Written by \`infra/aws/security-rules.test.ts\`, which fails where it is no longer so.

## Sizes

CloudFormation takes 1,000 kB and 500 resources a stack.

| stack | resources | kB |
|---|---|---|
${sizes.join('\n')}

## The rules of cdk-nag (AWS Solutions)

They run at every synthesis, which fails at each finding that is neither mended nor acknowledged with its reason. None is open.
Acknowledged are:

| rule | where | reason |
|---|---|---|
${rows.join('\n')}
`
}
