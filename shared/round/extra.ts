/** A round beside those of the calendar, such as a pulse after a reorganisation: when, what it is called, what speaks against it. */
import { Temporal } from 'temporal-polyfill'
import type { Localised } from '../language/localised.ts'
import { type Span, shortest } from './calendar.ts'
import { longestName, type ScheduleSettings, tidyName } from './schedule-settings.ts'
import { overlap, upcoming } from './upcoming.ts'

export interface ExtraRound {
  id: string
  /** Instants, ISO 8601 in UTC. */
  opens: string
  closes: string
  title: Localised
}

/** As somebody asks for one: instants, or times on the wall where the organisation is, "2026-12-07T09:00". */
export type ExtraDraft = Omit<ExtraRound, 'id'>

export type ExtraFault =
  | 'moment'
  | 'past'
  | 'far'
  | 'backwards'
  | 'extra-short'
  | 'extra-long'
  | 'overlaps'
  | 'extras-many'
  | 'empty'
  | 'too-long'

export interface ExtraProblem {
  field: 'opens' | 'closes' | 'title.fr' | 'title.en'
  fault: ExtraFault
}

const day = 24 * 3_600_000
const longest = 14 * day
const farthest = 366 * day
/** To come at a time. */
export const mostExtras = 12

export const spanOf = ({ opens, closes }: Pick<ExtraRound, 'opens' | 'closes'>): Span => ({
  opens: new Date(opens),
  closes: new Date(closes),
})

/** An instant, or a time on the wall in a zone, as an instant; null for neither. A time that a clock change skips moves on by the gap. */
export function momentFrom(text: string, timeZone: string): string | null {
  try {
    if (/Z$|[+-]\d{2}:\d{2}$/.test(text)) return isoOf(Temporal.Instant.from(text).epochMilliseconds)
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null
    return isoOf(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds)
  } catch {
    return null
  }
}

const isoOf = (time: number) => new Date(time).toISOString()

/** With instants; what is none stays as it was written, for the check to find. */
export const tidyExtra = ({ opens, closes, title }: ExtraDraft, timeZone: string): ExtraDraft => ({
  opens: momentFrom(opens, timeZone) ?? opens,
  closes: momentFrom(closes, timeZone) ?? closes,
  title: { fr: tidyName(title.fr), en: tidyName(title.en) },
})

export const isSameExtra = (a: ExtraDraft, b: ExtraDraft): boolean =>
  a.opens === b.opens && a.closes === b.closes && a.title.fr === b.title.fr && a.title.en === b.title.en

export interface ExtraSituation {
  now: Date
  settings: ScheduleSettings
  /** The extra rounds that there are. */
  extras: ExtraRound[]
  /** Spans of rounds that are open, or open as they are planned whatever changes now. */
  standing: Span[]
}

/** @param draft tidied */
export function checkExtra(draft: ExtraDraft, situation: ExtraSituation): ExtraProblem[] {
  const problems: ExtraProblem[] = []
  const found = (field: ExtraProblem['field'], fault: ExtraFault) => problems.push({ field, fault })
  for (const code of ['fr', 'en'] as const) {
    if (draft.title[code] === '') found(`title.${code}`, 'empty')
    if (draft.title[code].length > longestName) found(`title.${code}`, 'too-long')
  }
  const isMoment = (text: string) => momentFrom(text, 'UTC') === text
  for (const field of ['opens', 'closes'] as const) if (!isMoment(draft[field])) found(field, 'moment')
  if (isMoment(draft.opens) && isMoment(draft.closes)) checkSpan(spanOf(draft), situation, found)
  return problems
}

function checkSpan(
  span: Span,
  situation: ExtraSituation,
  found: (field: 'opens' | 'closes', fault: ExtraFault) => void,
): void {
  const { now, extras } = situation
  const length = span.closes.getTime() - span.opens.getTime()
  if (span.opens <= now) found('opens', 'past')
  else if (span.opens.getTime() > now.getTime() + farthest) found('opens', 'far')
  else if (extras.filter(({ closes }) => new Date(closes) > now).length >= mostExtras)
    found('opens', 'extras-many')
  else if (length <= 0) found('closes', 'backwards')
  else if (length < shortest) found('closes', 'extra-short')
  else if (length > longest) found('closes', 'extra-long')
  else if (inTheWayOf(span, situation)) found('opens', 'overlaps')
}

/** The first round that it would overlap: one that is there, another extra one, or one of the calendar. */
export function inTheWayOf(span: Span, { now, settings, extras, standing }: ExtraSituation): Span | null {
  const others = [...standing, ...extras.map(spanOf)]
  // The calendar's, from a week before it opens: one opened then may still be open.
  const from = new Date(Math.max(now.getTime(), span.opens.getTime() - 8 * day))
  const weeks = Math.ceil((span.closes.getTime() - from.getTime()) / (7 * day)) + 1
  const { rounds } = upcoming(from, settings, weeks, { extras: others })
  return [...others, ...rounds].find((other) => overlap(other, span)) ?? null
}
