/** The buckets of pages, filled as CDK's deployment of files would fill them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Deployed, Json, Resource } from './templates.ts'

export interface Kept {
  body: Buffer
  type: string
  cacheControl: string | undefined
}

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain',
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

/** `*` of the AWS CLI's filters is any text; the last that fits decides. */
const isLike = (pattern: string, key: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
      .join('.*')}$`,
  ).test(key)

const isWanted = ({ Exclude = [], Include = [] }: Json, key: string): boolean =>
  !Exclude.some((pattern: string) => isLike(pattern, key)) ||
  Include.some((pattern: string) => isLike(pattern, key))

/** By bucket and key. Each deployment comes after those that it depends on. */
export function filledBuckets(deployed: Deployed): Map<string, Map<string, Kept>> {
  const buckets = new Map<string, Map<string, Kept>>()
  const done = new Set<string>()
  const all = deployed.ofType('Custom::CDKBucketDeployment')
  const put = (resource: Resource): void => {
    if (done.has(resource.id)) return
    done.add(resource.id)
    for (const before of all.filter(({ id }) => resource.dependsOn.includes(id))) put(before)
    const { properties } = resource
    const files = buckets.get(properties.DestinationBucketName) ?? new Map<string, Kept>()
    buckets.set(properties.DestinationBucketName, files)
    for (const [i, key] of properties.SourceObjectKeys.entries()) {
      const markers: Record<string, string> = properties.SourceMarkers?.[i] ?? {}
      const folder = deployed.asset(key)
      for (const file of filesIn(folder)) {
        const name = relative(folder, file).replaceAll('\\', '/')
        if (!isWanted(properties, name)) continue
        let body: Buffer = readFileSync(file)
        if (Object.keys(markers).length > 0)
          body = Buffer.from(
            Object.entries(markers).reduce(
              (text, [marker, value]) => text.replaceAll(marker, value),
              body.toString(),
            ),
          )
        const type = types[name.split('.').at(-1)!] ?? 'application/octet-stream'
        files.set(name, { body, type, cacheControl: properties.SystemMetadata?.['cache-control'] })
      }
    }
  }
  for (const one of all) put(one)
  return buckets
}
