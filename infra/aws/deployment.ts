/**
 * What whoever deploys says once: the file `deployment.json` beside cdk.json, or another that the context `deployment` names. All of
 * it may be left out; without `mailFrom` CloudFormation asks for the sender.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { App } from 'aws-cdk-lib'
import * as v from 'valibot'
import { root } from './root.ts'

const text = (fits: RegExp, wanted: string) => v.pipe(v.string(wanted), v.regex(fits, wanted))
const whole = (least: number, most: number, wanted: string) =>
  v.pipe(v.number(wanted), v.integer(wanted), v.minValue(least, wanted), v.maxValue(most, wanted))

const https = text(/^https:\/\/[^\s?#]+$/, 'is an https:// URL')
const host = text(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'is a host name, such as quorum.example.com')

const deployment = v.strictObject({
  /** Sender of e-mails. */
  mailFrom: v.optional(text(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'is an address, with or without a name before it')),
  /** Who hears of alarms and of the budget. */
  alarmsTo: v.optional(text(/^[^\s@]+@[^\s@]+$/, 'is an e-mail address')),
  /** IANA name. */
  timeZone: v.optional(
    text(/^[A-Z][A-Za-z_]+(\/[\w+-]+)*$/, 'is a time zone, such as Europe/Paris'),
    'Europe/Paris',
  ),
  holidays: v.optional(v.picklist(['FR', 'none'], 'is FR or none'), 'FR'),
  quorumK: v.optional(whole(5, 1000, 'is a whole number of at least 5'), 5),
  messagesPerWeek: v.optional(whole(1, 7, 'is a whole number from 1 to 7'), 2),
  /** Of the organisation's own provider; without an issuer the stacks hold a Cognito user pool. */
  signIn: v.optional(
    v.strictObject({
      issuer: v.optional(https),
      clientId: v.optional(text(/^\S+$/, 'is a client id')),
      signOut: v.optional(text(/^(here|https:\/\/.+)$/, 'is an https:// URL, or here')),
      emailTrusted: v.optional(v.boolean('is true or false')),
      rolesClaim: v.optional(text(/^\S+$/, 'is the name of a claim')),
      roleHr: v.optional(text(/^\S.*$/, 'is a value of the claim, or several with commas between')),
      roleAdministrator: v.optional(
        text(/^\S.*$/, 'is a value of the claim, or several with commas between'),
      ),
    }),
    {},
  ),
  /** Hosts of one's own, and a certificate of ACM in us-east-1 that speaks for both. */
  domains: v.optional(
    v.strictObject({
      app: host,
      box: host,
      certificate: text(
        /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
        'is the ARN of a certificate in us-east-1',
      ),
    }),
  ),
  /** Requests in five minutes from one address, above which CloudFront refuses more. */
  addressRate: v.optional(whole(100, 2_000_000_000, 'is a whole number of at least 100')),
  /** Dollars a month. */
  budget: v.optional(
    v.pipe(v.number('is a number of dollars'), v.minValue(1, 'is a number of dollars, at least 1')),
  ),
})

export type Deployment = v.InferOutput<typeof deployment>

const usualFile = 'deployment.json'

/** @throws naming every setting that is wrong, and what is wanted */
export function readDeployment(app: App): Deployment {
  const asked: unknown = app.node.tryGetContext('deployment')
  // Another program hands over the settings themselves.
  if (typeof asked === 'object' && asked !== null) return checked(asked, 'the deployment')
  const file = resolve(root, typeof asked === 'string' ? asked : usualFile)
  if (!existsSync(file)) {
    if (typeof asked === 'string')
      throw new Error(`There is no file ${asked}, which the context "deployment" names.`)
    return checked({}, usualFile)
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`)
  }
  return checked(parsed, file)
}

function checked(given: unknown, where: string): Deployment {
  const { success, output, issues } = v.safeParse(deployment, given)
  const problems = (issues ?? []).map((issue) => {
    const path = v.getDotPath(issue) ?? ''
    return issue.expected === 'never' ? `${path} is no setting` : `${path} ${issue.message}`
  })
  if (success) {
    const { issuer, clientId } = output.signIn
    if ((issuer === undefined) !== (clientId === undefined))
      problems.push('signIn.issuer and signIn.clientId go together')
    if (output.domains && output.domains.app === output.domains.box)
      problems.push('domains.app and domains.box are two hosts: nothing of the one reaches the other')
    if (output.budget !== undefined && output.alarmsTo === undefined)
      problems.push('budget needs alarmsTo: somebody has to hear of it')
  }
  if (problems.length > 0) throw new Error(`In ${where}: ${problems.join('; ')}.`)
  return output as Deployment
}
