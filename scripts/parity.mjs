#!/usr/bin/env node
// Takes what contract.html found out about a real Base over: `npm run parity -- report.json`. The readings become
// defaults of the local Base and KNOWN_DIFFERENCES.md says when they were measured. Without a file only the age of what
// is known is judged anew.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const [file] = process.argv.slice(2)
const server = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
})
try {
  const { applyReport } = await server.ssrLoadModule('/test/contract/parity.ts')
  console.log(
    applyReport(file === undefined ? null : readFileSync(file, 'utf8'), new Date().toISOString().slice(0, 10)),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await server.close()
}
if (process.exitCode === undefined) {
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'unit', 'test/contract/knownDifferences.test.ts'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, UPDATE_DOCS: '1' } },
  )
  process.exitCode = status ?? 1
}
