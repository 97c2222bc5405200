/**
 * /api/stop?member=&secret= — the one-click address of an e-mail (RFC 8058): POST stops all messages to its person.
 * GET changes nothing, since mail scanners follow links: it shows a page with the button.
 */
import { type Context, Hono } from 'hono'
import { methodNotAllowed, onError } from '../platform/http.ts'
import { languageOf } from '../platform/language.ts'
import type { LinkSecrets } from '../platform/link.ts'
import { getMember } from '../platform/member.ts'
import { asProblem, problem, problemResponse } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { choose } from './contact-store.ts'
import type { Called, Describe } from './guard.ts'
import { plainPage, problemPage } from './plain-page.ts'

const words = {
  asked: {
    fr: {
      title: 'Ne plus recevoir de messages de Quorum ?',
      text: 'Vous pourrez toujours répondre en vous connectant, et changer d’avis sur la page de vos messages.',
      button: 'Ne plus m’écrire',
    },
    en: {
      title: 'Get no more messages from Quorum?',
      text: 'You can still answer by signing in, and change your mind on the page about your messages.',
      button: 'Stop writing to me',
    },
  },
  stopped: {
    fr: {
      title: 'Quorum ne vous écrira plus',
      text: 'C’est noté. Pour changer d’avis, ouvrez la page de vos messages depuis un lien que vous avez encore.',
    },
    en: {
      title: 'Quorum will not write to you any more',
      text: 'It is noted. To change your mind, open the page about your messages from a link that you still have.',
    },
  },
}

export function stopRoutes(runtime: Runtime, operation: Describe, links: LinkSecrets): Hono<Called> {
  const app = new Hono<Called>()
  app.onError((error, c) => {
    const known = asProblem(error)
    if (known.code === 'internal') return onError(runtime.log)(error, c)
    return wantsPage(c) ? problemPage(known, c.req.raw) : problemResponse(known, c.req.raw)
  })

  app.get('/stop', operation('askToStop'), async (c) => {
    await memberOf(c)
    const language = languageOf(c.req.raw)
    return plainPage(words.asked[language], { language, status: 200 })
  })
  app.post('/stop', operation('stopMessages'), async (c) => {
    await choose(runtime.table('directory'), await memberOf(c), { stopped: true })
    const language = languageOf(c.req.raw)
    return wantsPage(c)
      ? plainPage(words.stopped[language], { language, status: 200 })
      : new Response(null, { status: 204 })
  })
  app.all('/stop', methodNotAllowed('GET', 'POST'))
  return app

  /** @throws Problem link-invalid, also for somebody who has left */
  async function memberOf(c: Context): Promise<string> {
    const { member = '', secret = '' } = c.req.query()
    const genuine = await links.isOfStop(member, secret)
    if (!genuine || !(await getMember(runtime.table('directory'), member))) throw problem('link-invalid')
    return member
  }
}

const wantsPage = (c: Context) => c.req.header('accept')?.includes('text/html') ?? false
