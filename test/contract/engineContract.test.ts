import { describe, expect, it } from 'vitest'
import type { Variants } from '../../src/local-host/engine/types.ts'
import { VARIANT_VALUES, defaultVariants } from '../../src/local-host/engine/variants.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { FORMULA_CASES } from './cases/formulas.ts'
import { CONTRACT_CASES } from './cases/index.ts'
import type { ContractHost } from './contractHost.ts'
import { describeHostContract } from './describeHostContract.ts'
import { GAPS } from './gaps.ts'
import { otherUserOfEngine } from './otherUserOfEngine.ts'
import { otherVariants, variantGroups } from './otherVariants.ts'

function open(variants: Partial<Variants>): ContractHost {
  const host = openEngineHost({ variants })
  return {
    bitable: host.bitable,
    variants: host.engine.variants,
    other: otherUserOfEngine(host),
    disposable: true,
    settled: () => host.settled(),
    made: () => undefined,
  }
}

describeHostContract('the engine', () => Promise.resolve(open({})))

describe.each(otherVariants())('under the variant $title', ({ title, variants }) => {
  // A switch of formulas is asked for by nothing else.
  const cases = /^(?:formula|networkdays)/u.test(title) ? FORMULA_CASES : CONTRACT_CASES
  describeHostContract('the engine', () => Promise.resolve(open(variants)), cases)
})

// As KNOWN_DIFFERENCES.md says; on a real Base, contract.html asks those that a plugin can ask.
describe('what the local Base has not', () => {
  it.for(GAPS)('§$id $says', async ({ gap, tell }, { skip }) => {
    skip(true, gap)
    await expect(typeof tell === 'string' ? tell : tell(open({}))).resolves.toBeUndefined()
  })
})

it('numbers its cases and gaps uniquely', () => {
  const ids = [...CONTRACT_CASES, ...GAPS].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('starts with the first value of every variant', () => {
  expect(defaultVariants()).toEqual(Object.fromEntries(Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first])))
})

describe.each(variantGroups())('under $title', ({ variants }) => {
  describeHostContract('the engine', () => Promise.resolve(open(variants)))
})

it('has every reading that is not the default in a group', () => {
  const grouped = variantGroups().flatMap(({ variants }) => Object.entries(variants).map((each) => each.join(' ')))
  expect(grouped.toSorted()).toEqual(otherVariants().map(({ title }) => title).toSorted())
})
