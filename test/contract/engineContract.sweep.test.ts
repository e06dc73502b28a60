import { describe } from 'vitest'
import { sweep } from '../support/sweep.ts'
import { FORMULA_CASES } from './cases/formulas.ts'
import { CONTRACT_CASES } from './cases/index.ts'
import { openContractEngine } from './contractEngine.ts'
import { describeHostContract } from './describeHostContract.ts'
import { otherVariants } from './otherVariants.ts'

// One switch at a time; in groups, every reading is in engineContract.test.ts.
describe.each(sweep(otherVariants(), 4))('under the variant $title', ({ title, variants }) => {
  // A switch of formulas is asked for by nothing else.
  const cases = /^(?:formula|networkdays)/u.test(title) ? FORMULA_CASES : CONTRACT_CASES
  describeHostContract('the engine', () => Promise.resolve(openContractEngine(variants)), cases)
})
