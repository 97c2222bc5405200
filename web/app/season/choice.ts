/** The settings that the address holds; what it leaves out is as the next season stands. */
import type { SeasonSettingsView } from '#shared/insight/season-view.ts'

export function choiceOf(query: URLSearchParams, next: SeasonSettingsView): SeasonSettingsView {
  const k = whole(query.get('k'))
  const order = query.get('order')
  const quorum = k ?? next.k
  const expected = whole(query.get('expected')) ?? (k === null ? next.expected : quorum)
  return {
    k: quorum,
    expected: Math.max(quorum, expected),
    order: order === 'units' || order === 'teams' ? order : next.order,
  }
}

/** The address of a choice. */
export const addressOf = ({ k, expected, order }: SeasonSettingsView): string =>
  `/season?k=${k}&expected=${expected}&order=${order}`

/** The numbers to choose from: a few from the least on, and the chosen one wherever it lies. */
export function numbersFrom(least: number, chosen: number): number[] {
  const usual = Array.from({ length: 6 }, (_, i) => least + i)
  return [...new Set([...usual, chosen])].sort((a, b) => a - b)
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null
}
