/** What a person decides about messages: as the service has it, and whether the last choice arrived there. */
import type { ContactView, PersonalChannelName } from '#shared/contact/contact.ts'
import type { Link } from '../opening/link.ts'
import { ask } from './ask.ts'

/** The network or the service is away; or the link is too old, or its person is no longer asked. */
export type Trouble = 'unreachable' | 'refused'

export interface Choice {
  language?: 'fr' | 'en'
  channel?: PersonalChannelName
  /** No message at all, or messages again. */
  stopped?: boolean
}

export class Contact {
  view: ContactView | null = $state.raw(null)
  /** Of the last request. */
  state: 'asking' | 'saving' | 'read' | 'saved' | Trouble = $state.raw('asking')

  readonly #link: Link
  readonly #fetch: typeof fetch

  constructor(link: Link, fetch: typeof globalThis.fetch) {
    this.#link = link
    this.#fetch = fetch
  }

  read() {
    return this.#request('asking', 'read', '/api/me/contact')
  }

  choose(choice: Choice) {
    return this.#request('saving', 'saved', '/api/me/contact', choice)
  }

  silence(round: string, silent: boolean) {
    return this.#request('saving', 'saved', '/api/me/contact/silence', { round, silent })
  }

  /** Whatever fails, what stood still stands: nothing is shown as chosen that the service does not have. */
  async #request(during: 'asking' | 'saving', after: 'read' | 'saved', path: string, body?: object) {
    if (this.state === 'saving') return
    this.state = during
    try {
      const response = await ask(this.#link, path, this.#fetch, body)
      if (response.ok) this.view = (await response.json()) as ContactView
      this.state = response.ok ? after : troubleOf(response.status)
    } catch {
      this.state = 'unreachable'
    }
  }
}

const troubleOf = (status: number): Trouble =>
  status === 401 || status === 403 || status === 404 ? 'refused' : 'unreachable'
