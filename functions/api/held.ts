/** Everything that is held about one person, as it stands in the tables: what they may ask for (GDPR, article 15). */

import { messageKinds } from '#shared/messages/messages.ts'
import type { Held } from '#shared/org/held.ts'
import { getContact } from '../platform/contact.ts'
import { readStructure } from '../platform/directory.ts'
import type { MemberItem } from '../platform/member.ts'
import { outbox } from '../platform/outbox.ts'
import { resultsStore } from '../platform/results.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { keyStore } from './key-store.ts'

/** Records of messages delete themselves after forty days. */
const remembered = 45 * 24 * 3600_000

export async function heldAbout(runtime: Runtime, member: MemberItem): Promise<Held> {
  const { id } = member
  const now = runtime.now()
  const table = runtime.table('directory')
  const box = outbox(runtime.table('commons'))
  const results = resultsStore(runtime.table('results'))
  const rounds = (await results.listRounds()).filter(
    ({ announced }) => now.getTime() - Date.parse(announced) < remembered,
  )
  const seasons = await Promise.all((await results.listSeasons()).map(({ id }) => results.getSeason(id)))
  const wanted = rounds.flatMap((round) =>
    messageKinds.map((kind) => ({ kind, round: round.id, member: id })),
  )
  const found = await Promise.all(
    wanted.map(async (message) => ({ message, posted: await box.find(message) })),
  )
  const { silent, ...contact } = await getContact(table, id)
  const { structure } = await readStructure(table)
  const { roles, ended } = await getAssignments(table)
  const endedAt = Object.hasOwn(ended, id) ? ended[id]! : null
  return {
    about: id,
    at: now.toISOString(),
    member,
    choices: { ...contact, silent: [...silent] },
    roles: Object.hasOwn(roles, id) ? roles[id]! : [],
    signedOut: endedAt === null ? null : new Date(endedAt * 1000).toISOString(),
    leads: structure.teams.find((team) => team.id === id) ?? null,
    led: seasons.flatMap((season) => {
      const team = season?.structure.teams.find((team) => team.id === id)
      return season && team ? [{ season: season.id, leader: team.leader, name: team.name }] : []
    }),
    messages: found.flatMap(({ message: { kind, round }, posted }) =>
      posted
        ? [{ kind, round, state: posted.state, ...(posted.reason ? { reason: posted.reason } : {}) }]
        : [],
    ),
    counted: await box.countedFor(id),
    stopped: (await box.blocked())
      .filter(({ member }) => member === id)
      .map(({ reason, at }) => ({ reason, at })),
    keys: (await keyStore(runtime).list())
      .filter(({ by }) => by === id)
      .map(({ id: _, hash: __, by: ___, ...key }) => key),
    notHeld: {
      fr: 'Aucune réponse, aucun bulletin et aucun texte ne peut être retrouvé pour cette personne : rien de ce qui les porte ne dit de qui ils viennent, et ils sont détruits au dépouillement. Jusque-là existe l’empreinte, sous une clé de la semaine, du fait qu’un droit de vote a été demandé ; la clé est détruite avec elle.',
      en: 'No answer, ballot or text can be found for this person: nothing that carries them says whose they are, and they are destroyed when they are counted. Until then there is a fingerprint, under a key of the week, of the fact that a right to vote was asked for; the key is destroyed with it.',
    },
  }
}
