/** The timer that stands for the scheduler: one beat after another, never two at once. */

export interface Beats {
  /** Once the beat that is under way is done. */
  stop(): Promise<void>
}

/** @param every milliseconds from the beginning of one to that of the next, or more when a beat takes longer */
export function startBeats(beat: () => Promise<void>, every: number): Beats {
  let stopped = false
  let under = Promise.resolve()
  let timer = setTimeout(again, every)

  function again(): void {
    const began = performance.now()
    under = beat()
      .catch((error) => {
        process.stderr.write(`warning scheduler: ${String(error)}\n`)
      })
      .then(() => {
        if (!stopped) timer = setTimeout(again, Math.max(0, every - (performance.now() - began)))
      })
  }
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await under
    },
  }
}
