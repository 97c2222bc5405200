/** Starts the answer page. */
import '../ui/tokens.css'
import '../ui/base.css'
import './answer.css'
import { mount } from 'svelte'
import Page from './Page.svelte'
import { PageState } from './page.svelte.ts'

// Another link opened in the same tab changes only the fragment: begin anew with it, on a shared device as such.
addEventListener('hashchange', ({ oldURL }) => {
  const shared = oldURL.endsWith('#s') && location.hash.includes('/')
  if (shared) history.replaceState(null, '', `${location.hash.replace(/\/s$/, '')}/s`)
  location.reload()
})

const page = new PageState(location.hash)
page.open()
// A task of its own: together with reading the script it would hold a slow phone's thread for more than a blink.
setTimeout(() => mount(Page, { target: document.getElementById('page')!, props: { page } }))
