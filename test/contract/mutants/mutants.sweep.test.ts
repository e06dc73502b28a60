import { afterAll, beforeAll, expect, it } from 'vitest'
import { isWhole, sweep } from '../../support/sweep.ts'
import { startHunt, type Hunt } from './hunt.ts'
import { MUTANTS } from './mutants.ts'

/** One of each kind; all of them with `npm run mutants`. */
const SAMPLE = new Set([
  'RecordModify is lost',
  'the text of a renamed option is stale',
  'the most rows of a call are one too many',
  'rows come newest first',
])

let hunt: Hunt
beforeAll(async () => {
  hunt = await startHunt()
})
afterAll(() => hunt.close())

it('an engine without a fault keeps the contract', async () => {
  expect(
    await hunt.catches({
      says: 'nothing is wrong',
      file: 'engine/world/limits.ts',
      find: 'if (count > max)',
      put: 'if (count > max)',
    }),
  ).toBeNull()
})

it.each(isWhole ? sweep(MUTANTS, 0) : MUTANTS.filter(({ says }) => SAMPLE.has(says)))(
  'the contract notices that $says ($file)',
  async (mutant) => {
    expect(await hunt.catches(mutant)).toContain('case ')
  },
)
