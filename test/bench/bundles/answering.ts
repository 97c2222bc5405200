/**
 * CPU of issuing and casting, in the process of the function and nowhere else: the first request of a fresh process, import
 * included, and the requests of a warm one; beside the cryptography alone, and beside a bare function that writes one item.
 */
import { join } from 'node:path'
import { fromBase64url } from '#shared/ballot/bytes.ts'
import { type CastRequest, finish, type IssueResponse, seal } from '#shared/ballot/client.ts'
import { evaluate, isCredential, kinds } from '#shared/ballot/credential.ts'
import { keyName } from '#shared/ballot/key-name.ts'
import { median } from '#shared/insight/statistics.ts'
import { issuingKeyPath } from '#shared/round/round.ts'
import { asking, ballotOf } from '../../functions/member.fixture.ts'
import { smallOrganisation } from '../../functions/organisation.fixture.ts'
import { hour, startWeek, type Week } from '../../functions/week.fixture.ts'
import { credentials, environmentOf, keysPrefix } from '../../lambda/environment.ts'
import { startKeyServer } from '../../lambda/key-server.ts'
import { type Answer, type Lambda, startLambda } from '../../lambda/lambda.ts'

const cold = 15
const warm = 150
/** Requests after which a process counts as warm: the optimising compiler has seen the curve. */
const warmingUp = 100

interface Step {
  path: string
  body: object
}

export async function answering(folder: string): Promise<void> {
  const week = await startWeek()
  const keyServer = await startKeyServer(week.keys, keysPrefix)
  const start = (name: string) =>
    startLambda(join(folder, name), { ...environmentOf(week, keyServer), ...credentials })
  try {
    const { issues, castOf, floor } = await prepared(week, cold + warmingUp + warm)
    const items = issues.map(({ body }, i) => ({ path: `/items/${i}`, body }))
    const issued = await measured(() => start('issuer'), issues)
    const casts: Step[] = []
    for (const [i, { body }] of issued.answers.entries()) casts.push(await castOf(i, body))
    const cast = await measured(() => start('ballot-box'), casts)
    const bare = await measured(() => start('bare'), items)
    const row = ({ first, later }: typeof bare, crypto?: number) => ({
      'first, import and all, CPU ms': Number((median(first) / 1000).toFixed(1)),
      'times bare': Number((median(first) / median(bare.first)).toFixed(2)),
      'later, CPU ms': Number((median(later) / 1000).toFixed(2)),
      ...(crypto && { 'of it cryptography': Number((crypto / 1000).toFixed(2)) }),
    })
    console.log(
      `CPU of one request, medians: ${cold} first ones in fresh processes, ${warm} later ones in a warm one.`,
    )
    console.table({
      'bare, writes one item': row(bare),
      'issue: three evaluations with proofs': row(issued, floor.issue),
      'cast: one verification': row(cast, floor.cast(casts)),
    })
  } finally {
    await keyServer.close()
    await week.close()
  }
}

/** The first `cold` steps each in a fresh process, the others in one. */
async function measured(start: () => Promise<Lambda>, steps: Step[]) {
  const answers: Answer[] = []
  const ask = async (lambda: Lambda, { path, body }: Step) => {
    const answer = await lambda.ask('POST', path, body)
    if (answer.status >= 300) throw new Error(answer.body)
    answers.push(answer)
    return answer.cpu
  }
  const first: number[] = []
  for (const step of steps.slice(0, cold)) {
    const lambda = await start()
    first.push(lambda.imported.cpu + (await ask(lambda, step)))
    await lambda.stop()
  }
  const later: number[] = []
  const lambda = await start()
  for (const step of steps.slice(cold)) later.push(await ask(lambda, step))
  await lambda.stop()
  return { answers, first, later: later.slice(warmingUp) }
}

/** A round with as many members as are needed, each of whom answers once. */
async function prepared(week: Week, people: number) {
  // The bundles know no other time than the real one.
  week.at(Date.now() - hour)
  const organisation = smallOrganisation(Array(Math.ceil(people / 10)).fill(10))
  await week.people(organisation)
  const round = await week.open()
  const manifest = (await week.rounds.getManifest(round))!
  const hash = round.manifest!
  const secret = (await week.keys.get(issuingKeyPath(round.id, keyName(manifest.keys.issuing))))!
  const asked = organisation.members
    .filter(({ level }) => level === 'rep')
    .slice(0, people)
    .map(({ id }) => asking(week, { round, manifest, member: id }))
  const bindingOf = (cell: string) => (kind: (typeof kinds)[number]) => ({ manifest: hash, cell, kind })
  return {
    issues: asked.map(({ request }) => ({ path: `/issue/${round.id}`, body: request })),
    async castOf(i: number, response: string): Promise<Step> {
      const issued = JSON.parse(response) as IssueResponse
      const drawn = finish(asked[i]!.prepared, manifest, hash, issued)
      return {
        path: `/rounds/${round.id}/ballots`,
        body: await seal(manifest, hash, drawn, 'ballot', ballotOf(manifest)),
      }
    },
    floor: {
      issue: alone(asked, ({ request }) => {
        const binding = bindingOf(manifest.cells[0]!.id)
        for (const kind of kinds) evaluate(secret, binding(kind), request.elements[kind])
      }),
      cast: (casts: Step[]) =>
        alone(casts, ({ body }) => {
          const { cell, nonce, output } = body as CastRequest
          isCredential(secret, bindingOf(cell)('ballot'), fromBase64url(nonce), fromBase64url(output))
        }),
    },
  }
}

/** Microseconds of CPU of one, once warm: the median. */
function alone<T>(all: T[], work: (one: T) => void): number {
  const taken = all.map((one) => {
    const since = process.cpuUsage()
    work(one)
    const { user, system } = process.cpuUsage(since)
    return user + system
  })
  return median(taken.slice(warmingUp))
}
