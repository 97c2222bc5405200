/**
 * Asks for what the first question waits for while the page's own script is still on its way: a script of its own, of a few
 * hundred bytes, that shares nothing with it. On slow 4G the manifest comes a tenth of a second sooner.
 */

const [round, member] = location.hash.slice(1).split('/')
if (round && member) {
  const configuration = fetch('/config.json')
  const manifest = configuration
    .then((response) => response.clone().json())
    .then(({ box }: { box: string }) =>
      // As opening.ts asks: nothing names the person. The round is encoded already, as the fragment has it.
      fetch(`${box}/rounds/${round}/manifest.json`, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      }),
    )
  // Whoever waits for it hears of a failure.
  manifest.catch(() => {})
  globalThis.ahead = { configuration, manifest }
}

declare global {
  // `var`, since only so is it a property of globalThis.
  var ahead:
    | { configuration?: Promise<Response> | undefined; manifest?: Promise<Response> | undefined }
    | undefined
}

export {}
