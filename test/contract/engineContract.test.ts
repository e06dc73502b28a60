import { describe, expect, it } from 'vitest'
import type { Variants } from '../../src/local-host/engine/types.ts'
import { VARIANT_VALUES, defaultVariants } from '../../src/local-host/engine/variants.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { CONTRACT_CASES } from './cases/index.ts'
import type { ContractHost } from './contractHost.ts'
import { describeHostContract } from './describeHostContract.ts'

function open(variants: Partial<Variants>): ContractHost {
  const host = openEngineHost({ variants })
  return {
    bitable: host.bitable,
    variants: host.engine.variants,
    settled: () => host.settled(),
  }
}

describeHostContract('the engine', () => Promise.resolve(open({})))

const OTHERS = Object.entries(VARIANT_VALUES).flatMap(([name, values]) => values.slice(1).map((value) => ({ [name]: value }) as Partial<Variants>))

describe.each(OTHERS.map((variants) => ({ variants, title: JSON.stringify(variants) })))('under the variant $title', ({ variants }) => {
  describeHostContract('the engine', () => Promise.resolve(open(variants)))
})

it('numbers its cases uniquely', () => {
  const ids = CONTRACT_CASES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('starts with the first value of every variant', () => {
  expect(defaultVariants()).toEqual(Object.fromEntries(Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first])))
})
