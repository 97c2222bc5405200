/** Somebody who stands for Parameter Store at the edge: AWS JSON 1.1 over the keys of a test. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { KeyStore } from '../../functions/platform/needs.ts'

export interface KeyServer {
  endpoint: string
  /** Of each request, who signed it: the access key's id. */
  signers: string[]
  close(): Promise<void>
}

type Asked = { Name: string; Value: string; Path: string; Names: string[] }

/** @param prefix that every name begins with */
export async function startKeyServer(keys: KeyStore, prefix = ''): Promise<KeyServer> {
  const pathOf = (name: string) => name.slice(prefix.length)
  const does: Record<string, (asked: Asked) => Promise<object>> = {
    async GetParameter({ Name }) {
      const Value = await keys.get(pathOf(Name))
      return Value === undefined ? { __type: 'ParameterNotFound' } : { Parameter: { Name, Value } }
    },
    async PutParameter({ Name, Value }) {
      return (await keys.put(pathOf(Name), Value)) ? { Version: 1 } : { __type: 'ParameterAlreadyExists' }
    },
    async GetParametersByPath({ Path }) {
      return { Parameters: (await keys.list(pathOf(Path))).map((path) => ({ Name: prefix + path })) }
    },
    async DeleteParameters({ Names }) {
      await keys.delete(Names.map(pathOf))
      return { DeletedParameters: Names }
    },
  }
  const signers: string[] = []
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSSM.', '')
    signers.push(/Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody')
    const answer = await does[action]!(JSON.parse(await text(request)))
    response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signers,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
