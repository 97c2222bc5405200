/** Which Quorum a command speaks to: a deployment by its address and a token, or the instance of a directory of this machine. */
import { type Api, apiAt } from './api.ts'
import { CommandError, exits, misused } from './command-error.ts'
import { type Connection, connect } from './connection.ts'

/** Exactly one of them is meant. */
export interface Where {
  data: string
  /** Undefined where the directory is meant. */
  url: string | undefined
}

export interface Reached {
  api: Api
  /** Null of a deployment, which has no other door than its api. */
  here: Connection | null
}

const tell = (text: string) => {
  process.stderr.write(`${text}\n`)
}

/** @throws CommandError misused, unreachable or forbidden */
export async function reach({ data, url }: Where): Promise<Reached> {
  if (url === undefined) {
    const here = await connect(data, tell)
    return { api: here.api, here }
  }
  const app = originOf(url)
  const { QUORUM_TOKEN: token } = process.env
  if (!token)
    throw new CommandError(
      'Set QUORUM_TOKEN to the installation’s token or an API key: without one the api tells nothing.',
      [],
      { exit: exits.forbidden },
    )
  return { api: apiAt(app, token.trim(), tell), here: null }
}

/** What only the owner of a machine can do there. @param why what a deployment does instead @throws CommandError misused */
export async function reachHere({ data, url }: Where, why: string): Promise<Connection> {
  if (url !== undefined) throw misused(why)
  return connect(data, tell)
}

/** @throws CommandError where it is no address, or one to which a token would travel in the clear */
export function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw misused(`${url} is no address: https://…, as people open it.`)
  const { origin, protocol, hostname } = new URL(url)
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !loopback)
    throw misused(`${origin} is not encrypted: a token would travel in the clear. Name it with https://.`)
  return origin
}
