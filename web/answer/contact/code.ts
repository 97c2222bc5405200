/** A text as a QR code (ISO/IEC 18004), drawn as one path. */
import { encode } from 'uqr'

/** Modules of light around the code, which readers need. */
const quietZone = 4

export interface Code {
  /** Modules in a row, the quiet zone included. */
  size: number
  /** One rectangle for each run of dark modules. */
  path: string
}

/** Level M, as on printed matter: a screen reflects, and a camera blurs. */
export function codeOf(text: string): Code {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone })
  return { size, path: data.flatMap((row, y) => runsOf(row).map(([x, width]) => bar(x, y, width))).join('') }
}

function runsOf(row: boolean[]): [start: number, width: number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    if (!dark) return
    const last = runs.at(-1)
    if (last && last[0] + last[1] === x) last[1]++
    else runs.push([x, 1])
  })
  return runs
}

const bar = (x: number, y: number, width: number) => `M${x} ${y}h${width}v1h-${width}z`
