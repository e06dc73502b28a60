#!/usr/bin/env node
// npm run check: every `check:` script of package.json, two at a time, so that both processors of a small machine are
// busy. Says what each has printed when it ends; fails when one has failed.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const waiting = Object.keys(scripts).filter((name) => name.startsWith('check:'))
const failed = []

const run = (name) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      shell: process.platform === 'win32',
    })
    let said = ''
    const hear = (chunk) => void (said += chunk)
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('error', (error) => resolve({ said: String(error), hasPassed: false }))
    child.on('close', (code) => resolve({ said, hasPassed: code === 0 }))
  })

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const { said, hasPassed } = await run(name)
    console.log(`${hasPassed ? 'passed' : 'FAILED'}  ${name}\n${said.trim()}`.trim())
    if (!hasPassed) failed.push(name)
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
