/** Where the local provider keeps what it is in the middle of: in memory, each thing for as long as it says. */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  expires: number
}

/** One memory per provider, so that two of them in one process never meet. */
export function signInMemory(): AdapterFactory {
  const memory = new Map<string, Kept>()

  function forgetOld(): void {
    for (const [key, { expires }] of memory) if (expires <= Date.now()) memory.delete(key)
  }
  function findBy(model: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    forgetOld()
    for (const [key, { payload }] of memory) if (key.startsWith(`${model}/`) && fits(payload)) return payload
    return undefined
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}/${id}`
    return {
      async upsert(id, payload, expiresIn) {
        forgetOld()
        memory.set(keyOf(id), { payload, expires: Date.now() + (expiresIn ?? 3600) * 1000 })
      },
      async find(id) {
        forgetOld()
        return memory.get(keyOf(id))?.payload
      },
      findByUid: async (uid) => findBy(model, (payload) => payload.uid === uid),
      findByUserCode: async (code) => findBy(model, (payload) => payload.userCode === code),
      async consume(id) {
        const kept = memory.get(keyOf(id))
        if (kept) kept.payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        memory.delete(keyOf(id))
      },
      async revokeByGrantId(grant) {
        for (const [key, { payload }] of memory) if (payload.grantId === grant) memory.delete(key)
      },
    }
  }
}
