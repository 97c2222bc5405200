/** Who is signed in, and what that lets them open. */
import type { MeView } from '#shared/insight/view.ts'
import * as api from './api.ts'
import { language } from './language.svelte.ts'

class Session {
  state: 'asking' | 'nobody' | 'somebody' | 'trouble' = $state.raw('asking')
  me: MeView | null = $state.raw(null)
  problem: api.ApiProblem | null = $state.raw(null)

  get isHr(): boolean {
    return this.me?.roles.includes('hr') ?? false
  }

  ask = async () => {
    try {
      this.me = await api.me()
      language.suggest(this.me.language)
      language.learn(this.me.drivers ?? {})
      this.state = 'somebody'
    } catch (error) {
      if (!(error instanceof api.ApiProblem)) throw error
      if (error.status === 401) return this.lost()
      this.problem = error
      this.state = 'trouble'
    }
  }

  /** The session ended on the other side. */
  lost() {
    this.me = null
    this.state = 'nobody'
  }

  leave = async () => {
    try {
      const { next } = await api.signOut()
      // Before anything else: the way back must not bring up what was on the page.
      this.lost()
      if (next) location.assign(next)
    } catch (error) {
      if (!(error instanceof api.ApiProblem)) throw error
      this.problem = error
      this.state = 'trouble'
    }
  }
}

export const session = new Session()
