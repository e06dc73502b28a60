#!/usr/bin/env node
// npm run check:size: the JavaScript that index.html loads before the first paint, gzipped, may not grow.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What it was when it was last made smaller, in bytes. A change that makes it smaller puts the new number here. */
export const ENTRY_GZIP_BYTES = 283_264

/** What a build's own order of modules may add without a change of ours. */
const SLACK_BYTES = 512

/** Paths of the scripts that a page loads by itself: its own, and those that it preloads because they import each other. */
export const entryScripts = (html) =>
  [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(?<file>[^"]+\.js)"[^>]*>/gu)].map(
    ({ groups }) => groups.file,
  )

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** What to tell when the entry has this size; null while it is as large as it may be. */
export function complaintAbout(bytes, allowed = ENTRY_GZIP_BYTES) {
  if (bytes > allowed + SLACK_BYTES)
    return (
      `The entry is ${inKilobytes(bytes)} of gzipped JavaScript, ${inKilobytes(bytes - allowed)} more than ${inKilobytes(allowed)}. ` +
      'Load on demand, with import(), what the first screen does not need.'
    )
  if (bytes < allowed - 2 * SLACK_BYTES)
    return (
      `The entry is ${inKilobytes(bytes)} of gzipped JavaScript, ${inKilobytes(allowed - bytes)} less than allowed. ` +
      `Keep it so: set ENTRY_GZIP_BYTES in scripts/size.mjs to ${bytes}.`
    )
  return null
}

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outDir = path.join(root, 'node_modules/.size')
  const { build } = await import('vite')
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, reportCompressedSize: false } })
  const scripts = entryScripts(readFileSync(path.join(outDir, 'index.html'), 'utf8'))
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(outDir, file))).length, 0)
  rmSync(outDir, { recursive: true })
  const complaint = complaintAbout(bytes)
  if (complaint === null) console.log(`Entry: ${inKilobytes(bytes)} of gzipped JavaScript in ${scripts.length} files.`)
  else console.error(complaint)
  process.exitCode = complaint === null ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
