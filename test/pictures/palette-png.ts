/** A PNG of at most sixteen colours, as ISO/IEC 15948 writes it: a page in one scheme needs no more, and half a byte a pixel. */
import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const most = 16

/** @param pixels four bytes each, opaque */
export function palettePng(width: number, height: number, pixels: Uint8Array): Buffer {
  const colours = new Uint32Array(width * height)
  for (let i = 0; i < colours.length; i++)
    colours[i] = (pixels[4 * i]! << 16) | (pixels[4 * i + 1]! << 8) | pixels[4 * i + 2]!
  const palette = telling(colours)
  const indexOf = nearestIn(palette)
  const stride = Math.ceil(width / 2) + 1
  const rows = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * stride + 1 + (x >> 1)]! |= indexOf(colours[y * width + x]!) << (x % 2 === 0 ? 4 : 0)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Four bits a pixel, each the index of a colour.
  header.set([4, 3], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channels = (colour: number): [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
]

const distance = (one: number, other: number): number => {
  const [a, b] = [channels(one), channels(other)]
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0)
}

/** The commonest, then each time the one whose pixels would be changed most by what is there. */
function telling(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette: number[] = []
  const far = new Map<number, number>()
  while (palette.length < Math.min(most, counts.size)) {
    const loss = (colour: number) => counts.get(colour)! * (far.get(colour) ?? 1)
    const [next] = [...counts.keys()].sort((a, b) => loss(b) - loss(a) || a - b)
    palette.push(next!)
    for (const colour of counts.keys())
      far.set(colour, Math.min(far.get(colour) ?? Number.POSITIVE_INFINITY, distance(colour, next!)))
  }
  return palette
}

function nearestIn(palette: number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, i) => [colour, i]))
  return (colour) => {
    const found = known.get(colour)
    if (found !== undefined) return found
    const distances = palette.map((one) => distance(one, colour))
    const nearest = distances.indexOf(Math.min(...distances))
    known.set(colour, nearest)
    return nearest
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
