/** A schedule in words, line by line, for whoever only reads it and for whoever compares two. */
import { weekdayDate, weekdayName } from '#shared/language/moments.ts'
import type { WeekTime } from '#shared/round/calendar.ts'
import type { ScheduleSettings } from '#shared/round/schedule-settings.ts'
import type { Code } from '../language.svelte.ts'
import { fill } from '../words/words.ts'
import type { ScheduleWords } from './words.ts'

export interface SettingLine {
  label: string
  text: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** "09:00" */
export const clockOf = ({ hour, minute }: WeekTime): string => `${two(hour)}:${two(minute)}`

export function linesOfSettings(
  settings: ScheduleSettings,
  { form, next, paused }: ScheduleWords,
  code: Code,
): SettingLine[] {
  const timeText = (time: WeekTime) => `${weekdayName(time.weekday, code)} ${clockOf(time)}`
  const { own, holidays, reminds } = settings
  return [
    { label: form.opens, text: timeText(settings.opens) },
    { label: form.reminds, text: reminds ? timeText(reminds) : next.noReminder },
    { label: form.closes, text: timeText(settings.closes) },
    { label: form.announces, text: timeText(settings.announces) },
    { label: form.zone, text: settings.timeZone },
    { label: form.holidays, text: form.holidayNames[holidays] },
    {
      label: form.own,
      text:
        own.map(({ from, to, name }) => `${name} (${from === to ? from : `${from} – ${to}`})`).join(', ') ||
        form.noOwn,
    },
    { label: form.pause, text: pauseText(settings, paused, code) },
  ]
}

export function pauseText({ paused }: ScheduleSettings, said: ScheduleWords['paused'], code: Code): string {
  if (!paused) return said.none
  return paused.until ? fill(said.until, { date: weekdayDate(paused.until, code) }) : said.open
}

/** What differs between two, in the order in which it is read. */
export function differences(
  theirs: ScheduleSettings,
  yours: ScheduleSettings,
  said: ScheduleWords,
  code: Code,
): { label: string; theirs: string; yours: string }[] {
  const mine = linesOfSettings(yours, said, code)
  return linesOfSettings(theirs, said, code).flatMap(({ label, text }, i) =>
    text === mine[i]!.text ? [] : [{ label, theirs: text, yours: mine[i]!.text }],
  )
}
