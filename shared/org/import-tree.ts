/** Whether rows make one tree: one head, known managers, no circle, and no chain that never ends. */
import type { Localised } from '../language/localised.ts'
import { importLimits } from './import-limits.ts'
import { wording } from './import-wording.ts'

/** Who reports to whom, as far as a row says it. */
export interface Report {
  line: number
  id: string
  manager: string
}

interface Found extends Localised {
  line: number
  column: string
}

/** A circle of more people than this is told by its beginning. */
const chainLimit = 12

/** Reports have distinct ids. */
export function treeProblems(reports: Report[]): Found[] {
  const byId = new Map(reports.map((report) => [report.id, report]))
  const at = (line: number, text: Localised): Found => ({ line, column: 'manager', ...text })
  const [head, ...others] = reports.filter(({ manager }) => manager === '')
  const found = circles(reports, byId)
  const low = found.length > 0 ? undefined : tooLow(reports, byId)
  return [
    ...(head ? [] : [at(1, wording.noHead())]),
    ...others.map(({ line, id }) => at(line, wording.secondHead(id, head!.id, head!.line))),
    ...reports
      .filter(({ manager }) => manager !== '' && !byId.has(manager))
      .map(({ line, manager }) => at(line, wording.unknownManager(manager))),
    ...found.map((circle) => at(circle[0]!.line, wording.cycle(chainOf(circle)))),
    ...(low ? [at(low.line, wording.tooDeep(low.id, importLimits.depth))] : []),
  ]
}

/** Every circle once, from its first row on. */
function circles(reports: Report[], byId: Map<string, Report>): Report[][] {
  const seen = new Set<Report>()
  const found: Report[][] = []
  for (const start of reports) {
    const path: Report[] = []
    let report: Report | undefined = start
    while (report && !seen.has(report)) {
      seen.add(report)
      path.push(report)
      report = byId.get(report.manager)
    }
    const from = report ? path.indexOf(report) : -1
    if (from >= 0) found.push(fromFirstRow(path.slice(from)))
  }
  return found
}

/** The first who has more managers above than an organisation has: a tree of people, not a list of them. */
function tooLow(reports: Report[], byId: Map<string, Report>): Report | undefined {
  const above = new Map<Report, number>()
  for (const start of reports) {
    const path: Report[] = []
    let report: Report | undefined = start
    while (report && !above.has(report)) {
      path.push(report)
      report = byId.get(report.manager)
    }
    let depth = report ? above.get(report)! + 1 : 0
    for (const one of path.reverse()) above.set(one, depth++)
  }
  return reports.find((report) => above.get(report)! > importLimits.depth)
}

function fromFirstRow(circle: Report[]): Report[] {
  const first = circle.reduce((best, { line }, i) => (line < circle[best]!.line ? i : best), 0)
  return [...circle.slice(first), ...circle.slice(0, first)]
}

function chainOf(circle: Report[]): string {
  const ids = circle.map(({ id }) => id)
  const shown = ids.length > chainLimit ? [...ids.slice(0, chainLimit), '…'] : ids
  return [...shown, ids[0]].join(' → ')
}
