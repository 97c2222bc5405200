/**
 * Five kinds of tests: `unit`, which also runs on Lambda's Node; `attack`, what attackers make of what is published;
 * `faults`; `e2e`, the whole product in a browser; and `demonstration`, the same on one organisation with a past. Where a Java
 * runtime is, and once `npm test` has fetched it, `dynamodb-local` runs the tests of the stores once more, on Amazon's own engine.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { dynamoDbLocalIsHere } from './test/conformance/dynamodb-local.mjs'
import { storeTests } from './test/conformance/stores.ts'

/** The pinned SDK runs on this Node; the notice is about releases to come. */
const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }

/** One file after the other: each starts instances and measures them. Phones side by side are three. */
const wholeProduct = {
  env,
  fileParallelism: false,
  maxConcurrency: 3,
  testTimeout: 180_000,
  hookTimeout: 180_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          env,
          include: [
            '{shared,functions,infra,web}/**/*.test.ts',
            'test/functions/**/*.test.ts',
            'test/*.test.ts',
          ],
          // Files share one process: nothing in the program lives in its modules, and a process for each takes a minute and a half.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      ...(dynamoDbLocalIsHere()
        ? [
            {
              test: {
                name: 'dynamodb-local',
                env,
                include: storeTests,
                globalSetup: 'test/conformance/dynamodb-local.setup.ts',
                setupFiles: 'test/conformance/engine.setup.ts',
                isolate: false,
                testTimeout: 30_000,
                hookTimeout: 60_000,
              },
            },
          ]
        : []),
      { test: { ...wholeProduct, name: 'attack', include: ['test/attack/**/*.test.ts'] } },
      { test: { ...wholeProduct, name: 'faults', include: ['test/{faults,conformance}/**/*.test.ts'] } },
      { test: { ...wholeProduct, name: 'rehearsal', include: ['test/rehearsal/**/*.test.ts'] } },
      { test: { ...wholeProduct, name: 'e2e', include: ['test/e2e/**/*.test.ts'] } },
      {
        test: {
          ...wholeProduct,
          name: 'demonstration',
          include: ['test/demonstration/**/*.test.ts'],
          globalSetup: 'test/demonstration/demonstration.setup.ts',
        },
      },
    ],
  },
})
