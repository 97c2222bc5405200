/** The answer page for those who see, touch or move otherwise: large text, large targets, no motion, few colours, no script. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { button, questionsOf, somebody, useAnswerPage } from './answer-page.fixture.ts'
import { walkScreens } from './screens.fixture.ts'

const world = useAnswerPage()

/** What is wider than the screen, or cuts its own text off. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.getClientRects().length > 0 && !element.closest('.visually-hidden, svg'),
    )
    const wrong = visible.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const { overflowX } = getComputedStyle(element)
      return (
        left < -0.5 ||
        right > innerWidth + 0.5 ||
        (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
      )
    })
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : []
    return [...wide, ...wrong.map(({ outerHTML }) => outerHTML.slice(0, 120))]
  })

/** Whatever may be touched and is not alone as far as 21 px from its middle, above, below, left and right. */
const tooSmall = (page: Page) =>
  page.evaluate(async () => {
    const touchable = [
      ...document.querySelectorAll<HTMLElement>('a, button, input, summary, textarea, label'),
    ]
    const small: string[] = []
    for (const element of touchable) {
      if (element.getClientRects().length === 0) continue
      const target = element.closest('label') ?? element
      target.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = target.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const around = [
        [-21, 0],
        [21, 0],
        [0, -21],
        [0, 21],
      ] as const
      const hits = around.every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx, y + dy)
        return hit !== null && target.contains(hit)
      })
      if (!hits) small.push(target.outerHTML.slice(0, 120))
    }
    scrollTo(0, 0)
    return small
  })

const moving = (page: Page) =>
  page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')]
    const lasting = elements.filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return (
        animationName !== 'none' || transitionDuration.split(',').some((one) => Number.parseFloat(one) > 0)
      )
    })
    return [
      ...document.getAnimations().map(String),
      ...lasting.map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ]
  })

const expectNone = (page: Page, fault: (page: Page) => Promise<string[]>) => async (screen: string) =>
  expect.soft(await fault(page), screen).toEqual([])

describe('every screen', () => {
  it('holds text of twice the size on a narrow phone, nothing cut and nothing to the side', async () => {
    const { page, context } = await somebody(world.browser)
    await context.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%'
      })
    })
    await walkScreens(world, page, expectNone(page, cutOff))
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
    await context.close()
  })

  it('has targets of 44 pixels, and moves nothing for those who asked for no motion', async () => {
    const { page, context } = await somebody(world.browser, { reducedMotion: 'reduce' })
    await walkScreens(world, page, async (screen) => {
      await expectNone(page, tooSmall)(screen)
      await expectNone(page, moving)(screen)
    })
    await context.close()
  })
})

/** Roles, levels and names in the order in which they are read, without what is on them. */
const readAloud = async (page: Page) =>
  (await page.locator('body').ariaSnapshot())
    .split('\n')
    .map((line) => line.trim().replace(/^- /, '').replaceAll(/\s/g, ' ').replace(/:$/, ''))
    .filter((line) =>
      /^(heading|button|radio|textbox|link|group|complementary|main|status|alert|list|contentinfo)\b/.test(
        line,
      ),
    )

it('is read in the order of the act, with the heading as its first stop', async () => {
  const week = await world.week({ manifest: { questions: questionsOf(4) } })
  const { page, context } = await somebody(world.browser)
  await page.goto(week.link)
  await button(page, 'Vos messages').waitFor()
  const question = 'Cette semaine vous a-t-elle laissé de la place, 1 ?'
  const before = [
    'complementary "Notre promesse"',
    'link "Pourquoi, exactement"',
    'button "English"',
    'main',
    'button "Cet appareil n’est pas le mien"',
    `group "${question}"`,
    `heading "${question}" [level=1]`,
    ...['Pas du tout', 'Plutôt non', 'Entre les deux', 'Plutôt oui', 'Tout à fait'].map(
      (name) => `radio "${name}"`,
    ),
    'radio "Je préfère ne pas répondre"',
    'button "Toutes les questions sur une page"',
  ]
  const after = ['button "Question suivante"', 'contentinfo', 'button "Vos messages"']
  expect(await readAloud(page)).toEqual([...before, ...after])
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(question)
  // What is missing is said aloud, between the answers and the way on.
  await button(page, 'Question suivante').click()
  expect((await readAloud(page)).map((line) => line.split(':')[0])).toEqual([...before, 'alert', ...after])
  await context.close()
})

it('in forced colours shows what is chosen, where the focus is and what can be pressed', async () => {
  const week = await world.week({ manifest: { questions: questionsOf(4, true) } })
  const { page, context } = await somebody(world.browser, { forcedColors: 'active', reducedMotion: 'reduce' })
  const borders = () =>
    page.locator('.scale label:not(.pass) input').evaluateAll((inputs) =>
      inputs.map((input) => {
        const { borderColor, borderWidth } = getComputedStyle(input)
        return `${borderColor} ${borderWidth}`
      }),
    )
  await page.goto(week.link)
  for (let i = 1; i <= 3; i++) {
    await page.waitForFunction((n) => document.title.startsWith(`Question ${n} `), i)
    await page.keyboard.press('Digit2')
    const [first, chosen, ...others] = await borders()
    expect(new Set([first, ...others]).size).toBe(1)
    expect(chosen).not.toBe(first)
    const outline = page
      .locator('.scale label:has(:focus-visible)')
      .evaluate((label) => getComputedStyle(label).outlineStyle)
    expect(await outline).toBe('solid')
    await page.keyboard.press('Enter')
  }
  await page.waitForFunction(() => document.title.startsWith('Question 4 '))
  await page.keyboard.press('Digit7')
  const rated = await page
    .locator('.ratings label')
    .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).backgroundColor))
  expect(rated.filter((colour) => colour === rated[7])).toHaveLength(1)
  expect(
    await button(page, 'Question suivante').evaluate((element) => getComputedStyle(element).borderStyle),
  ).toBe('solid')
  await context.close()
})

it('without scripts says what the page needs and why, in both languages', async () => {
  const { page, context } = await somebody(world.browser, { javaScriptEnabled: false })
  const week = await world.week()
  await page.goto(week.link)
  const said = (await page.locator('noscript').textContent())!.replaceAll(/\s+/g, ' ')
  expect(said).toContain('Cette page scelle votre réponse sur votre appareil : elle a besoin de JavaScript.')
  expect(said).toContain('This page seals your answer on your device: it needs JavaScript.')
  await context.close()
})
