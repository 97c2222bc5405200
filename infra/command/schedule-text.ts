/** The schedule and its rounds, in lines for a terminal. Moments are those of the organisation. */
import { localMoment } from '#shared/language/moments.ts'
import type { WeekTime } from '#shared/round/calendar.ts'
import type { ExtraView, OpenRoundView, ScheduleView } from '#shared/round/schedule-view.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const two = (number: number) => String(number).padStart(2, '0')
const weekly = ({ weekday, hour, minute }: WeekTime) => `${days[weekday - 1]} ${two(hour)}:${two(minute)}`
const states: Record<ExtraView['state'], string> = {
  'to-come': 'to come',
  open: 'open',
  counting: 'being counted',
  published: 'published',
  missed: 'missed',
  void: 'void',
}

export function scheduleText(view: ScheduleView): string {
  const { settings, open, next, extras, quorum } = view
  const { timeZone, opens, reminds, closes, announces, holidays, own } = settings
  const at = (instant: string) => localMoment(new Date(instant), timeZone, 'en')
  return [
    `Opens ${weekly(opens)}, reminds ${reminds ? weekly(reminds) : 'nobody'}, closes ${weekly(closes)}, announces ${weekly(announces)} (${timeZone}).`,
    `Closed days: ${holidays === 'FR' ? 'the public holidays of France' : 'no public holidays'}, ${own.length} of the organisation’s own.`,
    pauseText(view),
    ...(open ? [openRound(open)] : []),
    ...next.map(
      (round) =>
        `  ${at(round.opens)} to ${at(round.closes)}${round.title ? `  ${round.title.en}` : round.moved ? '  (moved, for a closed day)' : ''}`,
    ),
    ...extras.map((extra) => `Extra round: ${extraText(extra)}`),
    `Quorum: ${quorum.now === null ? 'no season runs' : `${quorum.now} now`}, ${quorum.next} from the next season on.`,
  ].join('\n')
}

export function pauseText({ settings: { paused } }: ScheduleView): string {
  if (!paused) return 'It is not paused.'
  return paused.until ? `It is paused until ${paused.until}.` : 'It is paused until somebody resumes it.'
}

export function nextText({ settings, next: [first] }: ScheduleView): string {
  if (!first) return 'None is to come.'
  return `The next opens on ${localMoment(new Date(first.opens), settings.timeZone, 'en')}.`
}

export const openRound = ({ id, closes, ordered }: OpenRoundView): string =>
  `Round ${id} is open, closes ${closes}${ordered ? `; the clock was told to ${ordered} it` : ''}.`

export const extraText = ({ id, title, opens, closes, state }: ExtraView): string =>
  `${title.en} (${id}), ${opens} to ${closes}: ${states[state]}.`
