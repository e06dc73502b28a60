#!/usr/bin/env node
// npm run check:size: the gzipped JavaScript of the sidebar may not grow: what stands before the first paint, and what
// the overview of a tracked sheet needs.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/**
 * What they were when they were last set, in bytes. A change that makes one smaller puts the new number here; one that
 * needs more room says in its message what for.
 */
export const LIMITS = { ENTRY_GZIP_BYTES: 211_500, OVERVIEW_GZIP_BYTES: 286_900 }

/** What a build's own order of modules may add without a change of ours. */
const SLACK_BYTES = 512

const NAMES = { ENTRY_GZIP_BYTES: 'The entry', OVERVIEW_GZIP_BYTES: 'The entry with the overview' }

/** The chunks that some of a build load with them: themselves and what they import, each once. */
export function loadedWith(chunks, roots) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const seen = new Set()
  const visit = (name) => {
    const chunk = byName.get(name)
    if (chunk === undefined || seen.has(chunk)) return
    seen.add(chunk)
    for (const imported of chunk.imports) visit(imported)
  }
  for (const root of roots) visit(root.fileName)
  return [...seen]
}

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** What to tell when a part has this size; null while it is as large as it may be. */
export function complaintAbout(part, bytes, allowed = LIMITS[part]) {
  if (bytes > allowed + SLACK_BYTES)
    return (
      `${NAMES[part]} is ${inKilobytes(bytes)} of gzipped JavaScript, ${inKilobytes(bytes - allowed)} more than ${inKilobytes(allowed)}. ` +
      'Load on demand, with import(), what it does not need.'
    )
  if (bytes < allowed - 2 * SLACK_BYTES)
    return (
      `${NAMES[part]} is ${inKilobytes(bytes)} of gzipped JavaScript, ${inKilobytes(allowed - bytes)} less than allowed. ` +
      `Keep it so: set ${part} in scripts/size.mjs to ${bytes}.`
    )
  return null
}

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outDir = path.join(root, 'node_modules/.size')
  const { build } = await import('vite')
  const built = await build({
    root,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  })
  rmSync(outDir, { recursive: true })
  const chunks = [built]
    .flat()
    .flatMap(({ output }) => output)
    .filter(({ type }) => type === 'chunk')
  const entry = chunks.filter(({ isEntry }) => isEntry)
  const overview = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/ui/Workspace.tsx')))
  if (entry.length === 0 || overview.length === 0) throw new Error('the build has no entry, or no overview')
  const sizeOf = (roots) => loadedWith(chunks, roots).reduce((sum, { code }) => sum + gzipSync(code).length, 0)
  const sizes = { ENTRY_GZIP_BYTES: sizeOf(entry), OVERVIEW_GZIP_BYTES: sizeOf([...entry, ...overview]) }
  const complaints = Object.entries(sizes).flatMap(([part, bytes]) => complaintAbout(part, bytes) ?? [])
  for (const [part, bytes] of Object.entries(sizes)) console.log(`${NAMES[part]}: ${inKilobytes(bytes)}.`)
  for (const complaint of complaints) console.error(complaint)
  process.exitCode = complaints.length === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
