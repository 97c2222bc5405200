/** What `npx cdk` runs: bundles the functions, finds the built pages, and synthesizes every stack with the security rules. */
import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundle.ts'
import { gatherPages } from './page-files.ts'
import { quorum } from './quorum.ts'

const app = new App()
const [bundles, pages] = await Promise.all([
  bundleFunctions('.build/functions', '.build/source-maps'),
  gatherPages('.build/pages'),
])
quorum(app, { bundles, pages })
app.synth()
