/** `quorum doctor`: asks a running Quorum how it fares, from outside and through its api, and says what to do. */
import { weekNumber } from '#shared/language/weeks.ts'
import { doorOf, doorPaths } from '#shared/operation/doors.ts'
import { allWell, type Finding, findingsOf, type State } from '#shared/operation/findings.ts'
import type { AheadView, DoorName, DoorView, StatusView } from '#shared/operation/status.ts'
import { en } from '#shared/operation/words-en.ts'
import { weekOf } from '#shared/round/round.ts'
import { apiAt } from './api.ts'
import { CommandError } from './command-error.ts'
import { connect } from './connection.ts'
import { originOf, type Where } from './reach.ts'

export interface Diagnosis {
  address: string
  version: string | null
  well: boolean
  findings: (Finding & { text: string; todo: string })[]
  /** Null where the api did not tell it. */
  ahead: AheadView[] | null
  /** Why nothing is told of what only the api knows. */
  untold?: string
}

/** Milliseconds. */
const patience = 10_000

export async function doctor({ data, url }: Where): Promise<Diagnosis> {
  const { address, status, untold } = url === undefined ? await here(data) : await there(url)
  const doors = await askDoors(address)
  const findings = findingsOf(doors, status).map((finding) => ({ ...finding, ...wordsOf(finding) }))
  return {
    address,
    version: status?.version ?? doors.find(({ version }) => version)?.version ?? null,
    well: status !== null && allWell(findings),
    findings,
    ahead: status?.ahead ?? null,
    ...(untold === undefined ? {} : { untold }),
  }
}

interface Told {
  address: string
  status: StatusView | null
  untold?: string
}

async function here(data: string): Promise<Told> {
  const { status, api } = await connect(data)
  return { address: status.app, ...(await statusOr(api.get<StatusView>('/api/status'))) }
}

/** Without a token, only the doors are looked at. */
async function there(url: string): Promise<Told> {
  const address = originOf(url)
  const { QUORUM_TOKEN: token } = process.env
  if (!token)
    return {
      address,
      status: null,
      untold: 'Set QUORUM_TOKEN to the installation’s token to be told the rest.',
    }
  return { address, ...(await statusOr(apiAt(address, token.trim()).get<StatusView>('/api/status'))) }
}

/** Refused or failed: the doors are looked at all the same. */
async function statusOr(asked: Promise<StatusView>): Promise<Omit<Told, 'address'>> {
  try {
    return { status: await asked }
  } catch (error) {
    if (error instanceof CommandError) return { status: null, untold: error.message }
    throw error
  }
}

async function askDoors(app: string): Promise<DoorView[]> {
  const config = await ask(`${app}/config.json`)
  const { box } = (config?.body ?? {}) as { box?: string }
  const origins: Record<DoorName, string | undefined> = { api: app, issuer: app, 'ballot-box': box }
  const names = Object.keys(doorPaths) as DoorName[]
  return Promise.all(
    names.map(async (name) => doorOf(name, await ask(`${origins[name] ?? ''}${doorPaths[name]}`))),
  )
}

/** Null where nothing came back that is JSON. */
async function ask(
  address: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown } | null> {
  try {
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(patience) })
    return { status: response.status, body: await response.json() }
  } catch {
    return null
  }
}

const filled = (text: string, values: object = {}) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String((values as Record<string, unknown>)[name] ?? whole),
  )

function wordsOf({ about, says, values }: Finding): { text: string; todo: string } {
  const [said, todo] = [en.says[about], en.todo[about]] as Record<string, string>[]
  return { text: filled(said?.[says] ?? '', values), todo: todo?.[says] ?? '' }
}

const order: State[] = ['unreachable', 'late', 'attention', 'well']

export function doctorText({ address, version, well, findings, ahead, untold }: Diagnosis): string {
  const [wide, wider] = [Object.values(en.states), Object.values(en.parts)].map((words) =>
    Math.max(...words.map(({ length }) => length)),
  )
  const lines = findings
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .flatMap(({ about, state, text, todo }) => [
      `  ${en.states[state].padEnd(wide!)}  ${en.parts[about].padEnd(wider!)}  ${text}`,
      ...(todo ? [`${' '.repeat(wide! + wider! + 6)}${todo}`] : []),
    ])
  const steps = (ahead ?? []).map(
    ({ what, round, at }) => `  ${at}  ${filled(en.steps[what], { week: weekNumber(weekOf(round)) })}`,
  )
  return [
    `Quorum ${version ?? ''} at ${address}: ${well ? 'all is well.' : 'something is to be looked at.'}`.replace(
      '  ',
      ' ',
    ),
    ...lines,
    ...(steps.length > 0 ? ['Next:', ...steps] : []),
    ...(untold === undefined ? [] : [untold]),
  ].join('\n')
}
