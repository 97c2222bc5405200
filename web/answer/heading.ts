/** Where the reader is put when a screen changes: its heading, so that a screen reader says it and Tab goes on from it. */

/** Attachment for a screen's `<h1 tabindex="-1">`. */
export function arrive(heading: HTMLElement) {
  heading.ownerDocument.defaultView?.scrollTo(0, 0)
  heading.focus({ preventScroll: true })
}
