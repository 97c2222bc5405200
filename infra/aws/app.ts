/** What `npx cdk` runs: bundles the functions, finds the built pages, and synthesizes every stack with the security rules. */
import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundle.ts'
import { gatherPages } from './page-files.ts'
import { quorum } from './quorum.ts'

const app = new App()
const sourceMaps = '.build/source-maps'
const [bundles, pages] = await Promise.all([
  bundleFunctions('.build/functions', sourceMaps),
  gatherPages('.build/pages'),
])
quorum(app, { bundles, pages, sourceMaps })
app.synth()
