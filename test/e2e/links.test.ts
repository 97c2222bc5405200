/** Links that do not work: used, expired, mistyped, cut off or of somewhere else. Each is told apart, in both languages. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { button, heading, inOtherLanguage, send, somebody } from './answer-page.fixture.ts'
import { answerQuestions } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const members = demoOrganisation().flatMap(({ id, level }) => (level === 'rep' ? [id] : []))

const here = useInstance()
let links: string[]
let context: BrowserContext
let page: Page
/** Bodies that reached issuer or box. */
let posted: string[] = []

beforeAll(async () => {
  await here.command('round', 'open', '--grace', '0')
  const connection = (await findInstance(here.data))!
  const told = await connection.ask<{ links: { url: string }[] }>('/links', { members: members.slice(0, 6) })
  links = told.links.map(({ url }) => url)
})

beforeEach(async () => {
  ;({ context, page } = await somebody(here.browser))
  posted = []
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()))
})

afterEach(() => context.close())

/** The link with one of its segments changed. */
function changed(link: string, segment: number, by: (text: string) => string): string {
  const [address, fragment] = link.split('#') as [string, string]
  const segments = fragment.split('/')
  segments[segment] = by(segments[segment]!)
  return `${address}#${segments.join('/')}`
}

const otherEnd = (text: string) => text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA')

async function visitAndAnswer(link: string) {
  await page.goto(link)
  await answerQuestions(page, [4, 2, 5, 3, 4])
  await send(page)
}

type Said = [title: string, text: string | RegExp]

async function expectSaid(french: Said, english: Said) {
  const both = async ([title, text]: Said) => {
    await heading(page, title)
    await page.getByText(text).waitFor()
  }
  await both(french)
  await inOtherLanguage(page, () => both(english))
}

const incomplete: [Said, Said] = [
  ['Ce lien est incomplet.', 'Ouvrez-le depuis le message d’origine, en entier.'],
  ['This link is incomplete.', 'Open it from the original message, in full.'],
]
const differs: [Said, Said] = [
  ['Cette page s’arrête ici.', 'Rien n’a été envoyé. Signalez-le à la personne qui gère Quorum chez vous.'],
  [
    'This page goes no further.',
    'Nothing was sent. Please tell the person who runs Quorum in your organisation.',
  ],
]
const unrecognised: [Said, Said] = [
  ['Ce lien n’est pas reconnu.', 'Rien n’a été envoyé. Ouvrez-le depuis le message d’origine, en entier'],
  ['This link is not recognised.', 'Nothing was sent. Open it from the original message, in full'],
]
const unknownWeek: [Said, Said] = [
  ['Cette semaine n’existe pas ici.', 'Ouvrez le lien le plus récent que vous avez reçu.'],
  ['This week does not exist here.', 'Open the most recent link that you received.'],
]

describe('a link', () => {
  it.each([
    ['after the round', (link: string) => link.split('/').slice(0, 5).join('/')],
    ['within the last segment', (link: string) => link.slice(0, -4)],
    ['after the page’s address', (link: string) => `${link.split('#')[0]}#`],
  ])('cut off %s is called incomplete', async (_, cut) => {
    await page.goto(cut(links[0]!))
    await expectSaid(...incomplete)
    expect(posted).toEqual([])
  })

  it.each([
    ['the fingerprint', 3, otherEnd, differs],
    ['the round', 0, otherEnd, unknownWeek],
  ] as const)('mistyped in %s is refused before any question', async (_, segment, by, said) => {
    await page.goto(changed(links[0]!, segment, by))
    await expectSaid(...said)
    expect(await page.locator('fieldset').count()).toBe(0)
    expect(posted).toEqual([])
  })

  it('mistyped in the person is not recognised once it is to send', async () => {
    await visitAndAnswer(changed(links[1]!, 1, () => 'nobody'))
    await expectSaid(...unrecognised)
    expect(posted).toHaveLength(1)
  })

  it('mistyped in the secret keeps the answers, which leave by the right one', async () => {
    await visitAndAnswer(changed(links[2]!, 2, otherEnd))
    await expectSaid(...unrecognised)
    expect(posted).toHaveLength(1)
    await page.goto(links[2]!)
    await heading(page, 'Votre réponse est partie.')
    expect(posted).toHaveLength(4)
  })

  it('of another installation names a week that is unknown here', async () => {
    const [round, member] = ['2026-W47-0f0f', 'R-7']
    await page.goto(`${here.quorum.app}/answer/#${round}/${member}/${'s'.repeat(43)}/${'h'.repeat(43)}`)
    await expectSaid(...unknownWeek)
    expect(posted).toEqual([])
  })

  it('that has served is told so, and the first answer stands', async () => {
    const link = links[4]!
    const { round } = readLink(link)
    const manifest = (await (
      await fetch(`${here.quorum.box}/rounds/${round}/manifest.json`)
    ).json()) as Manifest
    const answers = Object.fromEntries(manifest.questions.map(({ id }) => [id, 3 as const]))
    expect(
      await vote({ app: here.quorum.app, box: here.quorum.box }, { link: readLink(link), answers }),
    ).toEqual([201, 201])
    await visitAndAnswer(link)
    await expectSaid(
      [
        'Ce lien a déjà servi à répondre.',
        /c’est la première réponse qui compte.*Si ce n’était pas vous, signalez-le/,
      ],
      [
        'This link has already served to answer.',
        /the first answer is the one that counts.*If it was not you, please tell/,
      ],
    )
    expect(posted).toHaveLength(1)
  })

  it('whose week was closed under the answers says so, and sends nothing', async () => {
    await page.goto(links[5]!)
    await answerQuestions(page, [4, 2, 5, 3, 4])
    await here.command('round', 'close')
    await send(page)
    await expectSaid(
      ['La semaine s’est close avant l’envoi.', 'Chaque semaine a son propre lien : ouvrez le plus récent.'],
      ['The week closed before your answer left.', 'Every week has its own link: open the most recent one.'],
    )
    expect(posted).toHaveLength(1)
    expect(await button(page, 'Réessayer').count()).toBe(0)
  })
})
