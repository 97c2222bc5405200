/** The file in which a person takes history and receipts to another device: version 1, and nothing of it is trusted. */
import * as v from 'valibot'
import type { Kept } from '../sending/kept.ts'
import type { OwnRound } from './history.ts'

export const fileName = 'quorum-my-history.json'
const content = 'Quorum: my history and my receipts'

/** Ten years of weeks weigh a tenth of it. */
export const largest = 1_000_000

export interface OwnReceipt {
  /** Under which the device keeps it: round, member and manifest, as in the link. */
  key: string
  kept: Extract<Kept, { step: 'sent' | 'late' }>
}

export interface Contents {
  history: OwnRound[]
  receipts: OwnReceipt[]
}

/** Why a file is refused. */
export type Unreadable = 'too-large' | 'broken' | 'foreign' | 'newer'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1000), v.check(isEncodable))
const round = v.pipe(text, v.regex(/^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])-/))
const score = v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(5)))
const people = v.pipe(v.number(), v.integer(), v.minValue(1))
const receipt = v.object({
  round,
  member: text,
  manifest: text,
  receipt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  closes: v.pipe(v.string(), v.isoTimestamp()),
  arrived: v.picklist(['in time', 'perhaps too late']),
  /** Of a text: the key under which replies to it can be read. */
  threadKey: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
  countedWith: v.object({
    teams: v.array(v.object({ fr: text, en: text })),
    peopleAtMost: people,
    quorum: people,
  }),
})
const file = v.object({
  history: v.array(
    v.object({
      round,
      member: text,
      scoresFrom1To5: v.record(text, score),
      /** Of an organisation's own drivers. */
      driverNames: v.optional(v.record(text, v.object({ fr: text, en: text }))),
    }),
  ),
  receipts: v.array(receipt),
})

export function writeFile({ history, receipts }: Contents): string {
  const named = {
    content,
    version: 1,
    history: history.map(({ round, member, scores, names }) => ({
      round,
      member,
      scoresFrom1To5: scores,
      ...(names && { driverNames: names }),
    })),
    receipts: receipts.map(written),
  }
  return `${JSON.stringify(named, null, 2)}\n`
}

function written({ key, kept }: OwnReceipt): v.InferOutput<typeof receipt> {
  const [round, member, manifest] = key.split('/').map(decodeURIComponent) as [string, string, string]
  return {
    round,
    member,
    manifest,
    receipt: kept.receipt,
    closes: kept.closes,
    arrived: kept.step === 'sent' ? 'in time' : 'perhaps too late',
    ...(kept.thread && { threadKey: kept.thread }),
    countedWith: { teams: kept.with.teams, peopleAtMost: kept.with.eligible, quorum: kept.with.k },
  }
}

export function readFile(said: string): Contents | Unreadable {
  if (said.length > largest) return 'too-large'
  const json = parsed(said)
  if (json === undefined) return 'broken'
  const head = v.safeParse(v.object({ content: v.literal(content), version: v.number() }), json)
  if (!head.success) return 'foreign'
  if (head.output.version > 1) return 'newer'
  const { success, output } = v.safeParse(file, json)
  return success
    ? { history: output.history.map(ownRound), receipts: output.receipts.map(ownReceipt) }
    : 'broken'
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}

/** Half of a surrogate pair, say, can be no part of a key. */
function isEncodable(said: string): boolean {
  try {
    return encodeURIComponent(said) !== ''
  } catch {
    return false
  }
}

type File = v.InferOutput<typeof file>

const ownRound = ({ round, member, scoresFrom1To5, driverNames }: File['history'][number]): OwnRound => {
  return { round, member, scores: scoresFrom1To5, ...(driverNames && { names: driverNames }) }
}

function ownReceipt({ round, member, manifest, ...said }: File['receipts'][number]): OwnReceipt {
  const { teams, peopleAtMost, quorum } = said.countedWith
  return {
    key: [round, member, manifest].map(encodeURIComponent).join('/'),
    kept: {
      step: said.arrived === 'in time' ? 'sent' : 'late',
      receipt: said.receipt,
      closes: said.closes,
      with: { teams, eligible: peopleAtMost, k: quorum },
      ...(said.threadKey && { thread: said.threadKey }),
    },
  }
}
