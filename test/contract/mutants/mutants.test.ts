import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutated, startHunt, type Hunt } from './hunt.ts'
import { MUTANTS } from './mutants.ts'

const sourceOf = (file: string): string => readFileSync(new URL(`../../../src/local-host/${file}`, import.meta.url), 'utf8')

describe('deliberate faults of the engine', () => {
  it('are forty and more, each with a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(MUTANTS.map(({ says }) => says)).size).toBe(MUTANTS.length)
  })

  it.each(MUTANTS)('"$says" has exactly one place in $file', (mutant) => {
    const source = sourceOf(mutant.file)
    expect(mutated(source, mutant)).not.toBe(source)
  })
})

/** One of each kind; `npm run mutants` tries them all. */
const SAMPLE = ['RecordModify is lost', 'the text of a renamed option is stale', 'the most rows of a call are one too many', 'rows come newest first']

describe('the contract', () => {
  let hunt: Hunt
  beforeAll(async () => { hunt = await startHunt() })
  afterAll(() => hunt.close())

  it('is kept by the engine without a fault', async () => {
    expect(await hunt.catches({ says: 'nothing is wrong', file: 'engine/limits.ts', find: 'if (count > max)', put: 'if (count > max)' })).toBeNull()
  })

  it.each(MUTANTS.filter(({ says }) => SAMPLE.includes(says)))('notices that $says', async (mutant) => {
    expect(await hunt.catches(mutant)).toContain('§')
  })
})
