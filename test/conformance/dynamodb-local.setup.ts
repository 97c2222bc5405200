/** Starts Amazon's engine once for all files of the project `dynamodb-local`. */
import type { TestProject } from 'vitest/node'
import { startDynamoDbLocal } from './dynamodb-local.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    engine: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDbLocal()
  project.provide('engine', endpoint)
  return stop
}
