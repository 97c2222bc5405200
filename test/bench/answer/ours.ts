/** The real answer page over a real Quorum: issuer, box and an open round, its files compressed as CloudFront does. */
import { join } from 'node:path'
import { findInstance } from '../../../infra/command/connection.ts'
import { demoOrganisation } from '../../../infra/local/demo/organisation.ts'
import { pages } from '../../../infra/local/pages.ts'
import { root } from '../../../infra/local/parts-here.ts'
import { quorumJson, startWithPeople } from '../../e2e/quorum.fixture.ts'
import { forwardedTo, serve, withBrotli } from './wire.ts'

export interface Ours extends Pick<Awaited<ReturnType<typeof startWithPeople>>, 'browser'> {
  /** The manifest of the open round, byte for byte. */
  manifest: string
  /** The personal link of somebody who has not answered yet. */
  nextLink(): string
  close(): Promise<void>
}

export async function startOurs(): Promise<Ours> {
  const { data, quorum, browser, close } = await startWithPeople()
  const { round } = await quorumJson<{ round: string }>('round', 'open', '--grace', '0', '--data', data)
  const members = demoOrganisation().flatMap(({ id, level }) => (level === 'rep' ? [id] : []))
  const connection = (await findInstance(data))!
  const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
  const manifest = await (await fetch(`${quorum.box}/rounds/${round}/manifest.json`)).text()

  let origin = ''
  const box = await serve(
    withBrotli(
      forwardedTo(quorum.box, quorum.app, () => origin),
      /^(?!\/rounds\/[^/]+\/manifest\.json$)/,
    ),
  )
  const functions = forwardedTo(quorum.app, quorum.app, () => origin)
  const built = join(root, 'web', 'dist')
  const site = pages({ built, boxOrigin: box.origin, api: functions, issuer: functions })
  const app = await serve(withBrotli((request) => site.fetch(request), /^\/(api|issue)\/|^\/config\.json$/))
  origin = app.origin
  return {
    browser,
    manifest,
    nextLink: () => links.pop()!.url.replace(quorum.app, app.origin),
    async close() {
      await Promise.all([app.close(), box.close()])
      await close()
    },
  }
}
