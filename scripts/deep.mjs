#!/usr/bin/env node
// npm run test:deep: every case of every sweep, in shards that share the processors.
//
//   npm run test:deep                        all sweeps
//   npm run test:deep -- histories mutants   the sweeps whose path holds one of these words
//   npm run test:deep -- <file> --shard 2/5  one shard, as a failure prints it
//   npm run test:deep -- --wide              also what takes hours
//   npm run test:deep -- --again             also what has passed before
//
// A shard that has passed is noted in .deep/, under a fingerprint of the sources: a run that was interrupted goes on
// where it stopped, and a run after a change starts anew.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NOTES = path.join(ROOT, '.deep')

/** How many shards a sweep has that takes longer than two minutes by itself; the others are one. */
export const SHARDS = {
  'test/application/engine/historiesOfNetworks.sweep.test.ts': 10,
  'test/application/engine/historiesOfSheets.sweep.test.ts': 10,
  'test/application/setup/setupKilled.sweep.test.ts': 5,
  'test/application/setup/setupTroubled.sweep.test.ts': 8,
  'test/application/setup/setupTogether.sweep.test.ts': 2,
  'test/application/setup/setupVariants.sweep.test.ts': 5,
  'test/application/repair/repairStopped.sweep.test.ts': 4,
  'test/application/stored/choices.sweep.test.ts': 8,
  'test/contract/walks/walks.sweep.test.ts': 3,
  'test/contract/mutants/mutants.sweep.test.ts': 2,
}

/** A shard that has told nothing for so long hangs: its longest test takes less than a minute by itself. */
const SILENT_MS = 1_200_000

const isOfBrowser = ({ file }) => file.endsWith('.e2e.ts')
const isSweep = (name) => /\.sweep\.(?:test|e2e)\.tsx?$/u.test(name)

/** Every shard of every sweep, those with many shards first: they take longest. */
export function shardsOf(files) {
  return files
    .toSorted((a, b) => (SHARDS[b] ?? 1) - (SHARDS[a] ?? 1) || a.localeCompare(b))
    .flatMap((file) => {
      const many = SHARDS[file] ?? 1
      return Array.from({ length: many }, (_none, at) => ({ file, shard: `${at + 1}/${many}` }))
    })
}

function filesUnder(folder, wanted) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
}

/** Of everything that a sweep can depend on. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = ['src', 'test', 'scripts'].flatMap((folder) => filesUnder(folder, () => true))
  for (const file of [...files, 'package-lock.json', 'vite.config.ts'])
    hash.update(file).update(readFileSync(path.join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}

/** What is asked for on the command line. */
export function parseArguments(words) {
  const asked = { wide: false, again: false, shard: null, words: [] }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === '--wide') asked.wide = true
    else if (word === '--again') asked.again = true
    else if (word === '--shard') asked.shard = words[(at += 1)] ?? ''
    else if (word.startsWith('-')) throw new Error(`unknown option ${word}`)
    else asked.words.push(word)
  }
  if (asked.shard !== null && !/^\d+\/\d+$/u.test(asked.shard)) throw new Error(`--shard wants 2/5, not ${asked.shard}`)
  return asked
}

/** What to type to run a shard again. */
export const commandFor = ({ file, shard }, { wide }) =>
  `npm run test:deep -- ${file} --shard ${shard}${wide ? ' --wide' : ''}`

const inMinutes = (ms) =>
  `${Math.floor(ms / 60_000)} min ${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')} s`

/** Runs one shard in a process of its own; resolves with what it printed and whether it passed. */
function run({ file, shard }, { wide }, running) {
  const project = isOfBrowser({ file }) ? 'deep e2e' : 'deep'
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--maxWorkers=1',
      '--passWithNoTests',
      '--reporter=verbose',
      file,
    ],
    { cwd: ROOT, env: { ...process.env, SWEEP: wide ? 'wide' : 'whole', SHARD: shard, NO_COLOR: '1' } },
  )
  running.add(child)
  return new Promise((resolve) => {
    let said = ''
    let silence = setTimeout(end, SILENT_MS)
    function end() {
      said += `\nNothing was told for ${inMinutes(SILENT_MS)}: it hangs.\n`
      child.kill('SIGKILL')
    }
    const hear = (chunk) => {
      said += chunk
      clearTimeout(silence)
      silence = setTimeout(end, SILENT_MS)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('close', (code) => {
      clearTimeout(silence)
      running.delete(child)
      resolve({ said, hasPassed: code === 0 })
    })
  })
}

async function main() {
  const asked = parseArguments(process.argv.slice(2))
  const sweeps = filesUnder('test', isSweep).filter(
    (file) => asked.words.length === 0 || asked.words.some((word) => file.includes(word)),
  )
  if (sweeps.length === 0) throw new Error(`no sweep is called ${asked.words.join(' or ')}`)
  const shards = asked.shard === null ? shardsOf(sweeps) : sweeps.map((file) => ({ file, shard: asked.shard }))

  mkdirSync(NOTES, { recursive: true })
  const sources = fingerprint()
  const note = path.join(NOTES, `${sources}${asked.wide ? '-wide' : ''}.json`)
  for (const old of readdirSync(NOTES)) if (!old.startsWith(sources)) rmSync(path.join(NOTES, old))
  const passed = new Set(readNote(note))
  const nameOf = ({ file, shard }) => `${file} ${shard}`
  // A shard that is asked for by name is run, whatever is noted.
  const isAsked = asked.again || asked.shard !== null
  const waiting = shards.filter((one) => isAsked || !passed.has(nameOf(one)))
  const before = shards.length - waiting.length
  console.log(
    `${shards.length} shards of ${sweeps.length} sweeps on ${availableParallelism()} processors` +
      (before > 0 ? `; ${before} have passed before (--again runs them too)` : ''),
  )

  const startedAt = Date.now()
  const running = new Set()
  const failed = []
  let done = before
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
  let isBrowserBusy = false
  // Shards of the browser build the pages they open: two at once would overwrite each other's.
  const take = () => {
    const at = waiting.findIndex((one) => !(isBrowserBusy && isOfBrowser(one)))
    return at < 0 ? null : waiting.splice(at, 1)[0]
  }
  const work = async () => {
    for (let next = take(); next !== null; next = take()) {
      const began = Date.now()
      if (isOfBrowser(next)) isBrowserBusy = true
      const { said, hasPassed } = await run(next, asked, running)
      if (isOfBrowser(next)) isBrowserBusy = false
      done += 1
      if (hasPassed) passed.add(nameOf(next))
      else {
        passed.delete(nameOf(next))
        failed.push(next)
      }
      writeFileSync(note, JSON.stringify([...passed]))
      const took = inMinutes(Date.now() - began)
      console.log(
        `[${String(done).padStart(String(shards.length).length)}/${shards.length}] ` +
          `${inMinutes(Date.now() - startedAt)}  ${hasPassed ? 'passed' : 'FAILED'}  ${nameOf(next)}  (${took})`,
      )
      if (!hasPassed) console.log(`${said}\nTo repeat it: ${commandFor(next, asked)}\n`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (failed.length === 0) {
    console.log(`All ${shards.length} shards have passed.`)
    return
  }
  console.error(`${failed.length} of ${shards.length} shards failed. To repeat them:`)
  for (const one of failed) console.error(`  ${commandFor(one, asked)}`)
  process.exitCode = 1
}

function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
