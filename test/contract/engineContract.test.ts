import { describe, expect, it } from 'vitest'
import { VARIANT_VALUES, defaultVariants } from '../../src/local-host/engine/variants.ts'
import { CONTRACT_CASES } from './cases/index.ts'
import { openContractEngine } from './contractEngine.ts'
import { describeHostContract } from './describeHostContract.ts'
import { GAPS } from './gaps.ts'
import { otherVariants, variantGroups } from './otherVariants.ts'

describeHostContract('the engine', () => Promise.resolve(openContractEngine({})))

describe.each(variantGroups())('under $title', ({ variants }) => {
  describeHostContract('the engine', () => Promise.resolve(openContractEngine(variants)))
})

// As KNOWN_DIFFERENCES.md says; on a real Base, contract.html asks those that a plugin can ask.
describe('what the local Base has not', () => {
  it.for(GAPS)('$id: $says', async ({ gap, tell }, { skip }) => {
    skip(true, gap)
    await expect(typeof tell === 'string' ? tell : tell(openContractEngine({}))).resolves.toBeUndefined()
  })
})

it('cases and gaps of the contract have unique numbers', () => {
  const ids = [...CONTRACT_CASES, ...GAPS].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('a new engine has the first value of every variant', () => {
  expect(defaultVariants()).toEqual(
    Object.fromEntries(Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first])),
  )
})

it('the groups of variants hold every reading that is not the default', () => {
  const grouped = variantGroups().flatMap(({ variants }) => Object.entries(variants).map((each) => each.join(' ')))
  expect(grouped.toSorted()).toEqual(
    otherVariants()
      .map(({ title }) => title)
      .toSorted(),
  )
})
