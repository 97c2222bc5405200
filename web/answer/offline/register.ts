/** The page's side of the worker: registered once the first question stands, and asked to send what waits. */

/** The tag of Background Sync: one for all answers, the worker looks into the store. */
export const tag = 'quorum-answers'

/** Background Sync is Chromium's alone; no library of TypeScript knows it. */
type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

/** The worker stands in /answer/ and so sees nothing above it: no header has to widen or narrow its scope. */
export async function register(): Promise<void> {
  await navigator.serviceWorker?.register('/answer/worker.js', { updateViaCache: 'none' })
}

/** Has the browser wake the worker when there is a network, even if the page is closed. False where it cannot. */
export async function askToSend(): Promise<boolean> {
  try {
    const registration: Syncing | undefined = await navigator.serviceWorker?.ready
    await registration?.sync?.register(tag)
    return registration?.sync !== undefined
  } catch {
    // People may forbid it in their browser.
    return false
  }
}
