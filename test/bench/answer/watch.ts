/** Runs in the page from its first moment: sees the first question, has it tapped, and notes what came before. */

export interface Seen {
  /** Milliseconds since the navigation: an answer of the first question lies open to a finger; its first tap has taken effect. */
  visible: number
  answered: number
  lcp: number
  cls: number
  /** Tasks over 50 ms before the first answer: the longest, and what all of them took beyond 50 ms. */
  longest: number
  blocking: number
}

interface Outside {
  tapAt(x: number, y: number): void
  firstAnswer(seen: Seen): void
}

/** https://web.dev/articles/lcp, https://web.dev/articles/cls, https://web.dev/articles/tbt */
export function watch({ option, taken }: { option: string; taken: string }): void {
  const outside = globalThis as unknown as Outside
  const seen: Seen = { visible: 0, answered: 0, lcp: 0, cls: 0, longest: 0, blocking: 0 }
  const observe = <Entry extends PerformanceEntry>(type: string, note: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[])
        if (!seen.answered || entry.startTime < seen.answered) note(entry)
    }).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  observe<PerformanceEntry & { value: number; hadRecentInput: boolean }>('layout-shift', (shift) => {
    // One page, far shorter than the five seconds of a session window.
    if (!shift.hadRecentInput) seen.cls += shift.value
  })
  observe('longtask', ({ duration }) => {
    seen.longest = Math.max(seen.longest, duration)
    seen.blocking += duration - 50
  })
  const patience = 500
  /** What the browser tells of the time before the answer comes a little after it. */
  const telling = 250
  let tapped = Number.NEGATIVE_INFINITY

  function look() {
    if (document.querySelector(taken)) {
      seen.answered = performance.now()
      return void setTimeout(() => outside.firstAnswer(seen), telling)
    }
    requestAnimationFrame(look)
    const target = document.querySelector(option)
    if (!target || performance.now() - tapped < patience) return
    const { left, top, width, height } = target.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    // Under something else, or still outside, it is not to be answered yet.
    if (width === 0 || !target.contains(document.elementFromPoint(x, y))) return
    tapped = performance.now()
    // After the paint: nobody taps on what is not yet to be seen.
    requestAnimationFrame(() =>
      setTimeout(() => {
        seen.visible ||= performance.now()
        outside.tapAt(x, y)
      }),
    )
  }
  requestAnimationFrame(look)
}
