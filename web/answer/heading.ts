/** Where the reader is put when a screen changes: its heading, so that a screen reader says it and Tab goes on from it. */

let arrived = false

/** Attachment for a screen's `<h1 tabindex="-1">`. */
export function arrive(heading: HTMLElement) {
  // Both need the layout. The page's first is the longest: a task of its own holds a slow phone for less than a blink.
  if (arrived) put(heading)
  else setTimeout(put, 0, heading)
  arrived = true
}

function put(heading: HTMLElement) {
  scrollTo(0, 0)
  heading.focus({ preventScroll: true })
}
