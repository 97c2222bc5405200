/** An exported round: one row a group and question, made of the same view as the screen, so that both hold the same. */
import { type DriverNames, driverName } from '../language/drivers.ts'
import { enpsHidden } from '../language/enps.ts'
import {
  aboutExport,
  agreementName,
  clipName,
  exportColumns,
  fewPart,
  kindName,
  leavingOut,
  participationName,
  skipsName,
} from '../language/export.ts'
import type { Localised } from '../language/localised.ts'
import { reasonSentence } from '../language/reasons.ts'
import type { Part, Reason, Result } from '../published/published.ts'
import type { GroupView, PublishedView } from './view.ts'

export type ExportCell = string | number | null

export interface ExportedRound {
  /** What the file is about and what it leaves hidden, line by line. */
  about: [string, ExportCell][]
  columns: string[]
  rows: ExportCell[][]
}

type Column = keyof typeof exportColumns
type Row = Partial<Record<Column, ExportCell>>
type Language = keyof Localised

/** The order in which reasons are told. */
const reasons: Reason[] = ['few', 'protects-another', 'season', 'uniform']

/** @param own names of the organisation's own drivers */
export function exportedRound(view: PublishedView, language: Language, own: DriverNames = {}): ExportedRound {
  const columns = Object.keys(exportColumns) as Column[]
  const rows = view.groups.flatMap((group) => rowsOf(group, view, language, own))
  return {
    about: aboutOf(view, language),
    columns: columns.map((column) => exportColumns[column][language]),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  }
}

function rowsOf(group: GroupView, view: PublishedView, language: Language, own: DriverNames): Row[] {
  const { round, k, questions, rated, organisation } = view
  const without = group.leavesOut.map((who) => leavingOut(who)[language])
  const common: Row = {
    round: round.id,
    week: round.week,
    season: round.season,
    k,
    groupId: group.id,
    group: [group.name[language], ...without].join(', '),
    kind: kindName[group.kind][language],
    participation: group.participation && participationName[group.participation][language],
  }
  const rows = questions.map(({ id, text, driver }): Row => {
    const result = group.results[id]
    const asked = {
      ...common,
      questionId: id,
      question: text[language],
      driver: driverName(driver, own)[language],
    }
    return result ? { ...asked, ...resultOf(result, k, language) } : asked
  })
  if (!rated || group.kind !== 'organisation') return rows
  const { enps } = organisation
  const reason = enps === null ? enpsHidden[language] : null
  return [...rows, { ...common, questionId: rated.id, question: rated.text[language], enps, reason }]
}

function resultOf(result: Result, k: number, language: Language): Row {
  if ('hidden' in result) return { hidden: result.hidden, reason: reasonSentence(result.hidden, k)[language] }
  const { answers, score, clip, distribution, skips, agreement } = result
  const [low = null, mid = null, high = null] = (distribution ?? []).map((part: Part) =>
    part === 'few' ? fewPart[language] : part,
  )
  return {
    // With a hyphen spreadsheets take "5-7" for the fifth of July.
    answers: answers.replace('-', '–'),
    score,
    clip: clip && clipName[clip][language],
    low,
    mid,
    high,
    skips: skips && skipsName[skips][language],
    agreement: agreement && agreementName[agreement][language],
  }
}

function aboutOf(view: PublishedView, language: Language): [string, ExportCell][] {
  const { round, k, groups, rated, organisation } = view
  const results = groups.flatMap((group) => Object.values(group.results))
  const hidden = results.flatMap((result) => ('hidden' in result ? [result.hidden] : []))
  const counted = reasons.flatMap((reason): [string, ExportCell][] => {
    const count = hidden.filter((one) => one === reason).length
    return count > 0 ? [[reasonSentence(reason, k)[language], count]] : []
  })
  return [
    [aboutExport.promise[language], null],
    ...(organisation.integrity === 'alarm'
      ? [[aboutExport.alarm[language], null] satisfies [string, ExportCell]]
      : []),
    [exportColumns.round[language], round.id],
    [exportColumns.week[language], round.week],
    [exportColumns.season[language], round.season],
    [exportColumns.k[language], k],
    [aboutExport.published[language], round.published?.slice(0, 16).replace('T', ' ') ?? null],
    [aboutExport.groups[language], groups.length],
    [aboutExport.shown[language], results.length - hidden.length],
    [aboutExport.hidden[language], hidden.length],
    ...counted,
    ...(rated
      ? [
          [exportColumns.enps[language], organisation.enps ?? enpsHidden[language]] satisfies [
            string,
            ExportCell,
          ],
        ]
      : []),
  ]
}
