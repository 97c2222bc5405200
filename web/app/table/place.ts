/** Where one stands in the table, as the address holds it: at which group, and which rows are folded away. */

export interface Place {
  /** The group at the top; null for everything. */
  under: string | null
  folded: ReadonlySet<string>
}

const keys = { under: 'under', folded: 'folded' }

export const placeIn = (query: URLSearchParams): Place => ({
  under: query.get(keys.under) || null,
  folded: new Set(query.getAll(keys.folded)),
})

/** The address of another place; what else the address holds stays as it is. */
export function hrefOf(query: URLSearchParams, { under, folded }: Place): string {
  const next = new URLSearchParams(query)
  for (const key of Object.values(keys)) next.delete(key)
  if (under !== null) next.set(keys.under, under)
  for (const id of folded) next.append(keys.folded, id)
  return `?${next}`
}

/** With a row folded that was open, or open that was folded. */
export function turned({ under, folded }: Place, id: string): Place {
  const next = new Set(folded)
  if (!next.delete(id)) next.add(id)
  return { under, folded: next }
}
