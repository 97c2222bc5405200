/** Where the person is, by the History API: links inside the application change the page without loading it anew. */
const elsewhere = /^\/(api|answer|issue)(\/|$)/

class Router {
  path: string = $state.raw(location.pathname)
  query: URLSearchParams = $state.raw(new URLSearchParams(location.search))
  /** Grows with every change of page, so that the heading takes the focus; a choice within a page leaves it where it is. */
  arrivals: number = $state.raw(0)

  get here(): string {
    const query = this.query.toString()
    return query ? `${this.path}?${query}` : this.path
  }

  go(to: string, { replace = false } = {}) {
    const url = new URL(to, location.origin)
    if (replace) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
    this.#read()
  }

  /** Changes one choice in the address, so that it survives a reload and can be sent to somebody; an empty one leaves it. */
  choose(name: string, value: string) {
    const query = new URLSearchParams(this.query)
    if (value === '') query.delete(name)
    else query.set(name, value)
    this.go(query.size > 0 ? `${this.path}?${query}` : this.path)
  }

  listen() {
    addEventListener('popstate', () => this.#read())
    addEventListener('click', (event) => {
      const to = internal(event)
      if (to === null) return
      event.preventDefault()
      const { path } = this
      this.go(to)
      // Within a page one stays where one is; the page moves the focus where that helps.
      if (path !== this.path) scrollTo(0, 0)
    })
  }

  #read() {
    if (location.pathname !== this.path) this.arrivals++
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
  }
}

/** The address that a plain click on one of our own links leads to, else null. */
function internal(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null
  if (link.getAttribute('href')?.startsWith('#') || elsewhere.test(link.pathname)) return null
  return link.pathname + link.search
}

export const router = new Router()
