/** Where the reader is put when a screen changes: its heading, so that a screen reader says it and Tab goes on from it. */

let first = true

/** Attachment for a screen's `<h1 tabindex="-1">`. On the first screen the browser's own start of page is kept. */
export function arrive(heading: HTMLElement) {
  if (!first) {
    scrollTo(0, 0)
    heading.focus({ preventScroll: true })
  }
  first = false
}
