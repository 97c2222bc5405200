/** A service that cheats or errs: the page stops in words, casts nothing, and goes on when the service is right again. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { generateIssuingKey } from '../../shared/ballot/credential.ts'
import type { Overrides } from '../../web/answer/sending/issuer-and-box.fixture.ts'
import {
  button,
  expectSentOnce,
  heading,
  inOtherLanguage,
  reached,
  send,
  somebody,
  useAnswerPage,
  type Week,
} from './answer-page.fixture.ts'
import { answerQuestions, expectAccessible } from './pages.fixture.ts'

const world = useAnswerPage()

async function opened(week: Week) {
  const person = await somebody(world.browser)
  await person.page.goto(week.link)
  return person
}

async function answered(week: Week) {
  const person = await opened(week)
  await answerQuestions(person.page, [4, 2, 5, 3, 4])
  await send(person.page)
  return person
}

/** Title and text, in both languages. */
async function expectSaid(page: Page, said: [title: string, text: string][]) {
  const [french, english] = said
  await heading(page, french![0])
  await page.getByText(french![1]).waitFor()
  await inOtherLanguage(page, async () => {
    await heading(page, english![0])
    await page.getByText(english![1]).waitFor()
  })
}

const tooSmall: [string, string][] = [
  [
    'Votre groupe est trop petit : la page s’arrête.',
    'Vos réponses n’ont pas quitté cet appareil. Signalez-le à la personne qui gère Quorum chez vous.',
  ],
  [
    'Your group is too small: this page stops.',
    'Your answers have not left this device. Please tell the person who runs Quorum in your organisation.',
  ],
]
const unproven: [string, string][] = [
  [
    'Le service n’a pas prouvé qu’il est le bon : la page s’arrête.',
    'Sa réponse ne correspond pas à la clé de la semaine, la même pour tous.',
  ],
  [
    'The service did not prove that it is the right one: this page stops.',
    'Its reply does not fit this week’s key, which is the same for everybody.',
  ],
]

describe.concurrent('the manifest', () => {
  it('with other bytes than the link vouches for is refused, until the right ones come', async () => {
    const week = await world.week()
    const right = week.bytes
    week.bytes = new TextEncoder().encode(new TextDecoder().decode(right).replace('"k":5', '"k":50'))
    const { page, context } = await opened(week)
    await expectSaid(page, [
      ['Cette page s’arrête ici.', 'ses questions, ses groupes ou ses clés diffèrent. Rien n’a été envoyé.'],
      ['This page goes no further.', 'its questions, groups or keys differ. Nothing was sent.'],
    ])
    await expectAccessible(page)
    expect(reached(week)).toEqual([])
    week.bytes = right
    await page.reload()
    await answerQuestions(page, [4, 2, 5, 3, 4])
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    await expectSentOnce(week)
    await context.close()
  })

  it('with a quorum below five is refused, whoever vouches for it', async () => {
    const week = await world.week({ manifest: { k: 4 } })
    const { page, context } = await opened(week)
    await expectSaid(page, [
      ['Cette page s’arrête ici.', 'des groupes de moins de 5 personnes, ce que Quorum n’admet jamais.'],
      ['This page goes no further.', 'groups of fewer than 5 people, which Quorum never allows.'],
    ])
    expect(reached(week)).toEqual([])
    await context.close()
  })

  it('whose cell for this person is below quorum lets no answer out, however often it is tried', async () => {
    const week = await world.week({ eligible: 4 })
    const { page, context } = await answered(week)
    await expectSaid(page, tooSmall)
    await expectAccessible(page)
    await button(page, 'Réessayer').click()
    await heading(page, tooSmall[0]![0])
    await page.reload()
    await heading(page, tooSmall[0]![0])
    expect(new Set(reached(week))).toEqual(new Set(['issue']))
    await context.close()
  })
})

/** What the issuer does wrong at first, and how it is put right. */
const wrong: [string, Overrides, (overrides: Overrides) => void, [string, string][]][] = [
  ['proves with another key', { forged: true }, (overrides) => delete overrides.forged, unproven],
  ['names a cell that the manifest lacks', { cell: 'c9' }, (overrides) => delete overrides.cell, tooSmall],
]

describe.concurrent('an issuer that', () => {
  it.each(wrong)(
    '%s is told from the right one, whose reply then is taken',
    async (_, overrides, mend, said) => {
      const week = await world.week(overrides)
      const { page, context } = await answered(week)
      await expectSaid(page, said)
      expect(reached(week)).toEqual(['issue'])
      mend(overrides)
      await button(page, 'Réessayer').click()
      await heading(page, 'Votre réponse est partie.')
      expect(reached(week)).toEqual(['issue', 'issue', 'ballot', 'comment'])
      // Asked again with the same bytes: nobody gets two rights to vote.
      expect(week.requests[1]!.body).toBe(week.requests[0]!.body)
      await context.close()
    },
  )

  it('has another key than the manifest names casts nothing', async () => {
    const overrides: Overrides = {
      manifest: { keys: { issuing: generateIssuingKey().public, sealing: 'never reached' } },
    }
    const week = await world.week(overrides)
    const { page, context } = await answered(week)
    await expectSaid(page, unproven)
    expect(reached(week)).toEqual(['issue'])
    await context.close()
  })

  it('changes one byte of its proof is told from the right one', async () => {
    const week = await world.week()
    const { page, context } = await opened(week)
    await context.route('**/issue/**', async (route) => {
      const reply = await (await route.fetch()).json()
      const { ballot } = reply.evaluations
      ballot.proof = (ballot.proof[0] === 'A' ? 'B' : 'A') + ballot.proof.slice(1)
      await route.fulfill({ json: reply })
    })
    await answerQuestions(page, [4, 2, 5, 3, 4])
    await send(page)
    await expectSaid(page, unproven)
    expect(reached(week)).toEqual(['issue'])
    await context.close()
  })
})
