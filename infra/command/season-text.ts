/** Seasons as `quorum season` prints them. */
import type {
  SeasonGroup,
  SeasonPlanView,
  SeasonPreview,
  SeasonSettingsView,
  SeasonStatus,
  Shown,
} from '#shared/insight/season-view.ts'

export const settingsText = ({ k, expected, order }: SeasonSettingsView): string =>
  `k = ${k}, ${expected} answers expected, ${order} first`

const kinds = ['organisation', 'unit', 'team', 'level', 'unit-level'] as const

const shownText = (shown: Shown): string =>
  kinds
    .flatMap((kind) => {
      const count = shown[kind]
      return count ? [`${kind} ${count.shown}/${count.of}`] : []
    })
    .join(', ')

const why = { few: 'too few answers expected', 'protects-another': 'would open a smaller group' }
const merged = {
  siblings: 'with the smallest team beside it',
  team: 'within the team',
  up: 'upwards',
  whole: 'too few people in all',
}

const groupText = ({ id, name, shown, why: reason, leavesOut }: SeasonGroup): string => {
  const without = leavesOut.length > 0 ? `, without ${leavesOut.map(({ en }) => en).join(', ')}` : ''
  return `  ${shown ? 'shown ' : 'hidden'}  ${id}  ${name.en}${without}${reason ? ` – ${why[reason]}` : ''}`
}

function planText({ eligible, groups, merges, shown, ...settings }: SeasonPlanView): string {
  return [
    `${settingsText(settings)}; ${eligible} people`,
    `Shown: ${shownText(shown)}`,
    ...(merges.length > 0 ? ['Merged, since fewer than the quorum:'] : []),
    ...merges.map(
      ({ teams, eligible: people, reason }) => `  ${teams.en}: ${people} people, ${merged[reason]}`,
    ),
    'Groups:',
    ...groups.map(groupText),
  ].join('\n')
}

export function previewText({ plan, alternatives }: SeasonPreview): string {
  return [
    'A season that began now:',
    planText(plan),
    'Other choices:',
    ...alternatives.map((other) => `  ${settingsText(other)}: ${shownText(other.shown)}`),
  ].join('\n')
}

export function statusText({ running, next, history }: SeasonStatus): string {
  return [
    ...(running
      ? [`Season ${running.id}, since ${running.starts}, ${running.newcomers} newcomers`, planText(running)]
      : ['No season is running; the next round begins one.']),
    `Next season: ${settingsText(next)}`,
    ...history.map(({ id, starts, ended }) => `  ${id} since ${starts}${ended ? `, ended ${ended}` : ''}`),
  ].join('\n')
}
