/**
 * Which addresses a webhook may have, so that nobody makes Quorum ask what only its own machines may: https to the public
 * internet. An instance on somebody's own machine may also post to that machine.
 * The ranges are those of IANA's special-purpose registries (RFC 6890) that are not globally reachable.
 */

/** Bytes of a network, and how many of its bits count. */
type Range = readonly [network: readonly number[], bits: number]

const v4: Range[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  // Metadata of a cloud's machines lie at 169.254.169.254.
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 88, 99], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  // Multicast, reserved, broadcast.
  [[224], 3],
]

/** Of what is not global unicast nothing is public: loopback, link-local, local, mapped and translated addresses. */
const globalUnicast: Range = [[0x20], 3]
const v6: Range[] = [
  [[0x20, 0x01, 0], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x20, 0x02], 16],
  [[0x3f, 0xff], 20],
]

/** An address as `dns.lookup` or a URL's host says it; false for what is none. */
export function isPublicAddress(address: string): boolean {
  const bytes = bytesOf(address)
  if (!bytes) return false
  if (bytes.length === 4) return !v4.some((range) => within(bytes, range))
  return within(bytes, globalUnicast) && !v6.some((range) => within(bytes, range))
}

export function isLoopbackAddress(address: string): boolean {
  const bytes = bytesOf(address)
  if (bytes?.length === 4) return bytes[0] === 127
  return bytes?.join() === '0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1'
}

/** Where an instance runs decides where it may post: only one on somebody's own machine knows that machine. */
export function mayReach(address: string, appOrigin: string): boolean {
  return isPublicAddress(address) || (isLocal(appOrigin) && isLoopbackAddress(address))
}

/**
 * The address in its usual spelling, or null where no webhook may go. A name says nothing of where it leads: what it
 * resolves to is looked at by `mayReach` at every sending.
 */
export function webhookUrl(text: string, appOrigin: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username || url.password || url.hash) return null
  if (isLocal(appOrigin) && isLoopbackHost(url.hostname))
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  if (url.protocol !== 'https:') return null
  const literal = literalOf(url.hostname)
  if (literal !== null) return isPublicAddress(literal) ? url.href : null
  return /(^|\.)(localhost|local|internal)\.?$/.test(url.hostname) ? null : url.href
}

/** The IP address that a URL's host is, or null for a name. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return bytesOf(bare) ? bare : null
}

const isLocal = (appOrigin: string): boolean =>
  URL.canParse(appOrigin) && isLoopbackHost(new URL(appOrigin).hostname)

const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || isLoopbackAddress(literalOf(hostname) ?? '')

function within(bytes: number[], [network, bits]: Range): boolean {
  const bit = (from: readonly number[], i: number) => ((from[i >> 3] ?? 0) >> (7 - (i & 7))) & 1
  for (let i = 0; i < bits; i++) if (bit(bytes, i) !== bit(network, i)) return false
  return true
}

/** 4 or 16 bytes. */
function bytesOf(address: string): number[] | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split('.').map(Number)
    return bytes.every((byte) => byte < 256) ? bytes : null
  }
  return address.includes(':') ? bytesOfV6(address) : null
}

/** RFC 4291 §2.2, a zone ("%eth0") left out. */
function bytesOfV6(address: string): number[] | null {
  const [text = ''] = address.split('%')
  const [head, tail, more] = text.split('::').map((half) => bytesOfGroups(half))
  if (more !== undefined || !head || tail === null) return null
  if (tail === undefined) return head.length === 16 ? head : null
  const gap = 16 - head.length - tail.length
  return gap >= 2 ? [...head, ...new Array<number>(gap).fill(0), ...tail] : null
}

function bytesOfGroups(text: string): number[] | null {
  if (text === '') return []
  const groups = text.split(':')
  const bytes: number[] = []
  for (const [i, group] of groups.entries()) {
    const embedded = i === groups.length - 1 && group.includes('.') ? bytesOf(group) : null
    if (embedded) bytes.push(...embedded)
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    } else return null
  }
  return bytes
}
