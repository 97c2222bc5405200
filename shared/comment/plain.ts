/** A text as it looks, and where each of its letters came from: what is not seen hides no name. */

export interface Plain {
  text: string
  /** For each code unit of the text, where its letter begins in the original; then the original's length. */
  starts: number[]
  /** For each code unit of the text, where its letter ends in the original. */
  ends: number[]
}

/** A letter takes a mark or two; a pile of them is decoration, and normalising a pile is slow. */
const marksKept = 4
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const letter = /\P{M}\p{M}*|\p{M}+/gu

/** Compatibility forms become plain letters, marks that compose with nothing go, apostrophes and dashes are one. */
function seen(cluster: string): string {
  const bare = cluster.replace(invisible, '')
  if (bare === '') return ''
  return bare
    .slice(0, 2 + marksKept)
    .normalize('NFKC')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒]/g, '-')
}

/** The letters that are seen, each with its marks, and where they lie; invisible ones between a letter and its mark are passed over. */
export function plain(original: string): Plain {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const { from, to, cluster } of clusters(original)) {
    const shown = seen(cluster)
    text += shown
    for (let i = 0; i < shown.length; i++) {
      starts.push(from)
      ends.push(to)
    }
  }
  return { text, starts, ends }
}

function* clusters(original: string): Generator<{ from: number; to: number; cluster: string }> {
  let held: { from: number; to: number; cluster: string } | undefined
  for (const { index, 0: cluster } of original.matchAll(letter)) {
    const to = index + cluster.length
    const bare = cluster.replace(invisible, '')
    if (bare === '') continue
    if (held && /^\p{M}/u.test(bare)) {
      if (held.cluster.length < 2 + marksKept) held.cluster += bare
      held.to = to
      continue
    }
    if (held) yield held
    held = { from: index, to, cluster: bare }
  }
  if (held) yield held
}

/** Small letters without accents: as they stand in the word lists. */
export const folded = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
