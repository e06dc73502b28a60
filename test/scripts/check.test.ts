import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

/** What npm run check says and how it ends in a project that has these scripts. */
function checked(scripts: Readonly<Record<string, string>>): { readonly said: string; readonly status: number | null } {
  const project = mkdtempSync(path.join(tmpdir(), 'check-'))
  onTestFinished(() => rmSync(project, { recursive: true }))
  mkdirSync(path.join(project, 'scripts'))
  cpSync('scripts/check.mjs', path.join(project, 'scripts/check.mjs'))
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ scripts }))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/check.mjs'], {
    cwd: project,
    encoding: 'utf8',
  })
  return { said: `${stdout}${stderr}`, status }
}

describe('npm run check', () => {
  it('runs every check, shows what each says, and fails by name when one fails', () => {
    const { said, status } = checked({
      'check:one': 'echo first is well',
      'check:two': 'echo second is not; exit 3',
      'check:three': 'echo third is well',
      other: 'echo not asked for',
    })
    expect(said).toContain('passed  check:one\nfirst is well')
    expect(said).toContain('FAILED  check:two\nsecond is not')
    expect(said).toContain('passed  check:three\nthird is well')
    expect(said).toContain('Failed: check:two')
    expect(said).not.toContain('not asked for')
    expect(status).toBe(1)
  })

  it('ends well when all are well', () => {
    expect(checked({ 'check:one': 'echo well' }).status).toBe(0)
  })
})
