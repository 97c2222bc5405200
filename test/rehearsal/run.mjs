/**
 * `npm run rehearse`: synthesizes the stacks as `cdk deploy` would and runs what came out on this machine, behind stand-ins of
 * AWS that allow only what the templates allow. With `-u` it writes its figures into docs/. The last line is "N passed, N failed".
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from '../../infra/installed.mjs'

await prepare()
const { generate } = await import('selfsigned')
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'quorum-rehearsal-'))
const bin = (name) => join(root, 'node_modules', '.bin', name)

let code = 1
let counted = '0 passed, 1 failed'
try {
  // CloudFront and Cognito speak HTTPS only; this machine's stand-ins vouch for themselves.
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 })
  writeFileSync(join(folder, 'cert.pem'), cert)
  execFileSync(bin('cdk'), ['synth', '--quiet', '--output', join(folder, 'cdk.out')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const report = join(folder, 'report.json')
  const { status } = spawnSync(
    bin('vitest'),
    [
      ...['run', '--project', 'rehearsal', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        QUORUM_REHEARSAL: folder,
        QUORUM_REHEARSAL_WRITES: process.argv.includes('-u') ? 'yes' : '',
        // Read once, when a process starts.
        NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
      },
    },
  )
  code = status ?? 1
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  counted = `${numPassedTests} passed, ${numFailedTests || Number(code !== 0)} failed`
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(counted)
process.exit(code)
