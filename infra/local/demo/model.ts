/**
 * How the demonstration's people answer: a latent value per person, question and week, cut into five answers. It is made of
 * effects of driver, area, team and person, slow drifts, and two stories. Described in docs/demo.md.
 */

import type { Answer, BallotAnswers } from '#shared/ballot/plaintext.ts'
import type { Scale } from '#shared/published/published.ts'
import type { Driver } from '#shared/questions/drivers.ts'
import { normal, uniform } from './chance.ts'

/** Where somebody stands in the organisation. */
export interface Standing {
  id: string
  team: string
  teamName: string
  areaName: string | null
  level: string
  manages: boolean
}

interface Asked {
  id: string
  driver: string
  asked: 'all' | 'managers'
  scale?: Scale
}

/** Where the middle of the organisation stands, in standard deviations of one answer; 0 is the middle answer. */
/** Of an organisation's own drivers nothing is known: they stand in the middle. */
const usual: Partial<Record<string, number>> = {
  autonomy: 0.55,
  'top-down': 0.15,
  'bottom-up': 0.05,
  alignment: -0.25,
  'mutual-help': 0.7,
  coaching: 0.1,
  morale: 0.4,
} satisfies Record<Driver, number>

/** Standard deviations of the effects. */
const spread = {
  area: 0.15,
  team: 0.3,
  teamDriver: 0.2,
  person: 0.6,
  personDriver: 0.4,
  answer: 0.8,
  week: 0.08,
}

/** Level effects: managers hear more from the top, and believe that they listen. */
const levelEffect = (level: string, driver: Driver): number => {
  if (level === 'rep') return driver === 'bottom-up' || driver === 'top-down' ? -0.15 : 0
  if (level === 'marketing') return driver === 'alignment' ? 0.5 : 0.1
  return driver === 'top-down' ? 0.5 : 0.3
}

/** From 0 before a week to 1 some weeks later. */
const ramp = (week: number, from: number, weeks: number) => Math.min(1, Math.max(0, (week - from) / weeks))

/** In the area Sud-Est, what is reported upwards stops being heard; morale follows at a distance. */
function collapse({ areaName }: Standing, driver: Driver, week: number): number {
  if (areaName !== 'Sud-Est') return 0
  if (driver === 'bottom-up') return -1.5 * ramp(week, 13, 5)
  return driver === 'morale' ? -0.5 * ramp(week, 17, 6) : 0
}

/** The team Lille starts low in coaching and mutual help, and recovers from the twelfth week on. */
function recovery({ teamName }: Standing, driver: Driver, week: number): number {
  if (teamName !== 'Lille' || !['coaching', 'mutual-help', 'morale'].includes(driver)) return 0
  return -1.1 * (1 - ramp(week, 12, 7))
}

/** Slow waves of a team, of its own length and phase. */
const drift = (team: string, driver: Driver, week: number): number =>
  0.12 * Math.sin(2 * Math.PI * (week / (14 + 10 * uniform('period', team)) + uniform('phase', team, driver)))

/** Cuts between the five answers. */
const cuts = [-1.35, -0.5, 0.3, 1.25]

/** Share of people who answer in a week: a habit of each person, a little less in summer and where morale has fallen. */
export function votes(who: Standing, week: number): boolean {
  const habit = 1.55 + 0.7 * normal('habit', who.id) + 0.15 * normal('week', week)
  const heard = 0.5 * collapse(who, 'bottom-up', week)
  return uniform('votes', who.id, week) < 1 / (1 + Math.exp(-(habit + heard)))
}

/** @param week 0 is the first of the past weeks */
export function answersOf(who: Standing, questions: Asked[], week: number): BallotAnswers {
  const answers: BallotAnswers = {}
  for (const { id, driver, asked, scale } of questions) {
    if (asked === 'managers' && !who.manages) continue
    const rather = uniform('skip', who.id, id, week) < 0.03
    const latent = latentOf(who, id, driver as Driver, asked, week)
    answers[id] = rather ? null : scale ? rating(latent) : onFive(latent)
  }
  return answers
}

const onFive = (latent: number) => (1 + cuts.filter((cut) => latent > cut).length) as Answer

/** From 0 to 10: 7 in the middle, as people rate who neither praise nor complain. */
const rating = (latent: number) => Math.min(10, Math.max(0, Math.round(7 + 1.8 * latent))) as Answer

function latentOf(who: Standing, id: string, driver: Driver, asked: Asked['asked'], week: number): number {
  return (
    (usual[driver] ?? 0) +
    (asked === 'managers' ? 0.5 : levelEffect(who.level, driver)) +
    spread.area * normal('area', who.areaName ?? 'none', driver) +
    spread.team * normal('team', who.team) +
    spread.teamDriver * normal('team', who.team, driver) +
    spread.person * normal('person', who.id) +
    spread.personDriver * normal('person', who.id, driver) +
    spread.week * normal('week', week, driver) +
    0.15 * normal('item', id) +
    collapse(who, driver, week) +
    recovery(who, driver, week) +
    drift(who.team, driver, week) +
    spread.answer * normal('answer', who.id, id, week)
  )
}
