/** A whole Quorum with a few weeks behind it, and people of one team whose links are still unused. */
import { type Connection, findInstance } from '../../infra/command/connection.ts'
import { readLink } from '../../infra/command/replay/voter.ts'
import { castAll } from '../../infra/command/replay/voters.ts'
import { answersOf, type Standing } from '../../infra/local/demo/model.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { standingsOf } from '../../infra/local/demo/standings.ts'
import { questionsFor } from '../../shared/questions/rotation.ts'
import { closingAfter, usualWeek } from '../../shared/round/calendar.ts'

/** Of the instance and of those who answer. */
export const timeZone = 'Europe/Paris'
const day = 24 * 3600 * 1000
/** The same questions whenever the pictures are taken; in the last of these weeks nobody is asked from 0 to 10. */
const weeks = [1, 2, 3, 4, 5]

const people = demoOrganisation()
const team = people.find(({ team }) => team === 'Nantes')!
export const reps = people.flatMap(({ id, manager }) => (manager === team.id ? [id] : []))
/** Who answers every week on a device of their own. */
const [rep] = reps
/** The rest of the team, and the team beside it: what they say is published. */
const others = standingsOf(people).filter(
  ({ id, teamName }) => id !== rep && ['Nantes', 'Rennes'].includes(teamName),
)

/** @param answer answers on the rep's device, for the link of a week that is still open */
export async function playWeeks(data: string, answer: (link: string) => Promise<void>): Promise<Connection> {
  const connection = (await findInstance(data))!
  const closes = closingAfter(new Date(), usualWeek(timeZone))
  for (const [i, week] of weeks.entries()) {
    const ago = (weeks.length - 1 - i) * 7 * day
    await connection.ask('/rounds/open', {
      questions: questionsFor(week),
      // A minute early: the page tells the time by the service, in whole seconds.
      opens: new Date(Date.now() - ago - 60_000).toISOString(),
      closes: closes.toISOString(),
      grace: 0,
    })
    const [link] = await linksOf(connection, [rep!])
    await answer(link!)
    if (ago === 0) continue
    await voteAll(connection, others, week)
    await connection.ask('/rounds/close', {})
    await connection.ask('/rounds/publish', {})
  }
  return connection
}

export async function linksOf(connection: Connection, members: string[]): Promise<string[]> {
  const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
  return links.map(({ url }) => url)
}

async function voteAll(connection: Connection, standings: Standing[], week: number): Promise<void> {
  const { app, box } = connection.status
  const questions = questionsFor(week)
  const links = await linksOf(
    connection,
    standings.map(({ id }) => id),
  )
  const voters = links.map((url, i) => ({
    link: readLink(url),
    answers: answersOf(standings[i]!, questions, week),
  }))
  await castAll({ app, box }, voters, () => {})
}
