import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mutated } from './hunt.ts'
import { MUTANTS } from './mutants.ts'

const sourceOf = (file: string): string =>
  readFileSync(new URL(`../../../src/local-host/${file}`, import.meta.url), 'utf8')

describe('deliberate faults of the engine', () => {
  it('there are at least forty mutants, each with a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(MUTANTS.map(({ says }) => says)).size).toBe(MUTANTS.length)
  })

  it.each(MUTANTS)('"$says" has exactly one place in $file', (mutant) => {
    const source = sourceOf(mutant.file)
    expect(mutated(source, mutant)).not.toBe(source)
  })
})
