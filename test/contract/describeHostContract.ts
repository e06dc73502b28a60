import { describe, expect, it } from 'vitest'
import { CONTRACT_CASES } from './cases/index.ts'
import type { ContractHost } from './contractHost.ts'

/** The whole contract as tests; `open` gives a fresh host for every case. */
export function describeHostContract(name: string, open: () => Promise<ContractHost>): void {
  describe(`${name} keeps the host contract`, () => {
    it.each(CONTRACT_CASES)('§$id $says', async (contractCase) => {
      await expect(contractCase.run(await open())).resolves.toBeUndefined()
    })
  })
}
