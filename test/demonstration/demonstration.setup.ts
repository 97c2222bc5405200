/** One demonstration for all tests of it: 26 weeks are made once. */
import type { TestProject } from 'vitest/node'
import { removeFolder, startQuorum, temporaryFolder } from '../e2e/quorum.fixture.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demonstration: { app: string; data: string; said: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await temporaryFolder()
  // Killed while it fills in the past, it goes on where it was.
  const first = await startQuorum(data, [], 'Past weeks: 5 of 26')
  await first.kill('SIGKILL')
  const quorum = await startQuorum(data, [])
  project.provide('demonstration', { app: quorum.app, data, said: quorum.said() })
  return async () => {
    await quorum.kill()
    await removeFolder(data)
  }
}
