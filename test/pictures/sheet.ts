/** One screen at three widths and in both languages, as a picture for each scheme. */
import { writeFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { palettePng } from './palette-png.ts'

/** A small phone, a phone, a tablet held upright. */
const widths = [320, 360, 768]
const languages = ['fr', 'en'] as const
/** With what stands around the screens. */
const schemes = { light: '#c9cfc6', dark: '#39423d' }

export type Code = (typeof languages)[number]

/** The widths' pictures of a scheme and a language, as data URLs. */
interface Shot {
  scheme: string
  images: string[]
}

export interface View {
  height: number
  /** Makes the page ready in a language, after the page itself has changed to it. */
  speaking?: (code: Code) => Promise<void>
  /** Selects what stands at the top, where that is not the beginning. */
  from?: string
}

export async function shoot(page: Page, { height, speaking, from = 'html' }: View): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const code of languages) {
    await speak(page, code)
    await speaking?.(code)
    for (const scheme of Object.keys(schemes) as (keyof typeof schemes)[]) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const images: string[] = []
      for (const width of widths) {
        await page.setViewportSize({ width, height })
        await page
          .locator(from)
          .first()
          .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY))
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wider > 0) throw new Error(`“${await page.title()}” scrolls sideways at ${width} px`)
        const image = await page.screenshot({ animations: 'disabled' })
        images.push(`data:image/png;base64,${image.toString('base64')}`)
      }
      shots.push({ scheme, images })
    }
  }
  return shots
}

/** By the button in the band, which is not focused by it: the reader stays where they are. */
async function speak(page: Page, code: Code): Promise<void> {
  const other = page.locator(`.language[lang=${code}]`)
  if ((await other.count()) > 0) await other.evaluate((button: HTMLElement) => button.click())
  await page.waitForFunction((code) => document.documentElement.lang === code, code)
}

/** French above English. @param beginning of the files' names */
export async function compose(browser: Browser, shots: Shot[], beginning: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1528, height: 600 } })
  for (const [scheme, around] of Object.entries(schemes)) {
    const rows = shots
      .filter((shot) => shot.scheme === scheme)
      .map(({ images }) => `<div>${images.map(tag).join('')}</div>`)
    await page.setContent(`<!doctype html><style>
      body { display: grid; gap: 16px; margin: 0; padding: 16px; background: ${around} }
      div { display: flex; gap: 16px; align-items: flex-start }
    </style>${rows.join('')}`)
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
    await writePalette(page, await page.screenshot({ fullPage: true }), `${beginning}-${scheme}.png`)
  }
  await page.close()
}

const tag = (source: string) => `<img src="${source}">`

/** A screenshot in few colours. */
export async function writePalette(page: Page, picture: Buffer, file: string): Promise<void> {
  const { width, height, pixels } = await pixelsOf(page, picture)
  await writeFile(file, palettePng(width, height, pixels))
}

/** Read by the browser, which knows the format. */
async function pixelsOf(page: Page, picture: Buffer) {
  const read = await page.evaluate(
    async (source) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob())
      const { width, height } = bitmap
      const context = new OffscreenCanvas(width, height).getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      const blob = new Blob([context.getImageData(0, 0, width, height).data])
      const url = await new Promise<string>((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result as string)
        reader.readAsDataURL(blob)
      })
      return { width, height, url }
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
  return { ...read, pixels: Buffer.from(read.url.slice(read.url.indexOf(',') + 1), 'base64') }
}
