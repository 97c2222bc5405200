/** What issuer and box look up of a round before anything else: its state, its manifest, its issuing key. */
import { keyName } from '#shared/ballot/key-name.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import { issuingKeyPath, type Round } from '#shared/round/round.ts'
import { problem } from './problem.ts'
import { type RoundReads, roundReads } from './round-reads.ts'
import type { Runtime } from './runtime.ts'

export interface OpenedRound {
  manifest: Manifest
  hash: string
  issuingSecret: string
}

/** Manifests and keys of a round never change, so a warm function keeps the few it has seen. */
const kept = 4

export function roundReader(runtime: Runtime) {
  const results: RoundReads = roundReads(runtime.table('results'))
  const cache = new Map<string, OpenedRound>()

  return {
    results,

    /** @throws Problem round-not-found */
    async round(id: string): Promise<Round> {
      const round = await results.getRound(id)
      if (!round) throw problem('round-not-found')
      return round
    },

    /** @throws Problem round-closed when the keys are gone already, round-not-open when there never were any */
    async opened(round: Round): Promise<OpenedRound> {
      const hash = round.manifest
      if (!hash) throw problem('round-not-open')
      const known = cache.get(hash)
      if (known) return known
      const manifest = await results.getManifest(round)
      const issuingSecret =
        manifest && (await runtime.keys.get(issuingKeyPath(round.id, keyName(manifest.keys.issuing))))
      if (!manifest || !issuingSecret) throw problem('round-closed', {}, { closed: round.closes })
      const opened = { manifest, hash, issuingSecret }
      if (cache.size >= kept) cache.delete(cache.keys().next().value!)
      cache.set(hash, opened)
      return opened
    },
  }
}
