import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHunt, type Hunt } from './hunt.ts'
import { MUTANTS } from './mutants.ts'

let hunt: Hunt
beforeAll(async () => { hunt = await startHunt() })
afterAll(() => hunt.close())

it.each(MUTANTS)('the contract notices that $says ($file)', async (mutant) => {
  expect(await hunt.catches(mutant)).not.toBeNull()
})
