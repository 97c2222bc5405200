/** Gives the heading of a page the focus when somebody arrives there by a link, so that it is read out. */
import { untrack } from 'svelte'
import { router } from '../router.svelte.ts'

let seen = 0

export function arrive(heading: HTMLElement) {
  untrack(() => {
    if (router.arrivals === seen) return
    seen = router.arrivals
    heading.focus({ preventScroll: true })
  })
}
