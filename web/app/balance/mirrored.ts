/** Mirror gaps question by question, as rows of a drawing; the question that holds the furthest gap comes first. */
import { type Tone, toneOf } from '#shared/insight/balance.ts'
import { stepOf } from '#shared/insight/band.ts'
import type { MirrorGap } from '#shared/insight/mirror.ts'
import type { MirrorView } from '#shared/insight/mirror-view.ts'
import { weekNumber } from '#shared/language/weeks.ts'
import type { BalanceRow } from '../../ui/charts/balance.ts'
import type { Code } from '../language.svelte.ts'
import { gapText, markOf } from '../round/gaps.ts'
import { fill, type Words } from '../words/words.ts'

export interface MirrorRow extends BalanceRow {
  heardBy: string
  /** "46", or "44, 46" where the two sides were not shown in one week. */
  weeks: string
}

export interface MirrorQuestion {
  id: string
  driver: string
  /** What everybody and what managers are asked; null of a question that no bank holds. */
  asked: string | null
  mirrored: string | null
  rows: MirrorRow[]
}

export function mirrorQuestions(
  { mirror, groups, texts }: MirrorView,
  words: Words,
  code: Code,
): MirrorQuestion[] {
  const names = new Map(groups.map(({ id, name }) => [id, name[code]]))
  const textOf = (id: string) => texts[id]?.[code] ?? null
  const found = new Map<string, MirrorQuestion>()
  for (const one of mirror) {
    const { question: id, mirror, driver } = one
    const known = found.get(id) ?? { id, driver, asked: textOf(id), mirrored: textOf(mirror), rows: [] }
    known.rows.push(rowOf(one, names, words))
    found.set(id, known)
  }
  return [...found.values()]
}

function rowOf(one: MirrorGap, names: Map<string, string>, words: Words): MirrorRow {
  const mark = ({ result }: MirrorGap['says']) => markOf(words, { ...result, step: stepOf(result.answers) })
  const tone = toneOf(one)
  const heardBy = names.get(one.hears.group)!
  return {
    id: `${one.mirror} ${one.says.group}`,
    // Of the organisation only those who manage are asked a mirror.
    name: one.says.group === 'organisation' ? words.hr.mirror.everyone : names.get(one.says.group)!,
    heardBy,
    size: fill(words.hr.mirror.heardBy, { group: heardBy }),
    down: mark(one.says),
    up: mark(one.hears),
    tone,
    said: words.hr.mirror[sideOf(tone)],
    gap: gapText(words, one),
    weeks: weeksOf([one.says.round, one.hears.round]),
  }
}

/** Which of the two sides sees more. */
export const sideOf = (tone: Tone): 'more' | 'less' | 'same' =>
  tone === 'even' ? 'same' : tone.startsWith('down') ? 'more' : 'less'

/** A round's id begins with its ISO week. */
export const weeksOf = (rounds: string[]): string =>
  [...new Set(rounds.map((id) => weekNumber(id.slice(0, '2026-W47'.length))))].join(', ')
