/** Gives the heading of a page the focus when somebody arrives there by a link, so that it is read out. */
import { untrack } from 'svelte'
import { router } from '../router.svelte.ts'

let seen = 0

export function arrive(heading: HTMLElement) {
  // Read here, so that arriving at another address of the page that is open counts too.
  const { arrivals } = router
  untrack(() => {
    if (arrivals === seen) return
    seen = arrivals
    heading.focus({ preventScroll: true })
  })
}
