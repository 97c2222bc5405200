/** As fetch, but what ahead.ts asked for already is not asked for again. Once: trying anew asks anew. */
export const begun: typeof fetch = (input, init) => {
  const { configuration, manifest } = globalThis.ahead ?? {}
  const first = input === '/config.json'
  globalThis.ahead = first && configuration ? { manifest } : undefined
  return (first ? configuration : manifest) ?? fetch(input, init)
}
