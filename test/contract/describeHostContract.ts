import { describe, expect, it } from 'vitest'
import { CONTRACT_CASES } from './cases/index.ts'
import { whyNot, type ContractCase, type ContractHost } from './contractHost.ts'

/** The whole contract as tests; `open` gives a fresh host for every case. */
export function describeHostContract(
  name: string,
  open: () => Promise<ContractHost>,
  cases: readonly ContractCase[] = CONTRACT_CASES,
): void {
  describe(`${name} keeps the host contract`, () => {
    it.for(cases)('case $id: $says', async (contractCase, { skip }) => {
      const host = await open()
      const reason = whyNot(contractCase, host)
      if (reason !== null) skip(reason)
      await expect(contractCase.run(host)).resolves.toBeUndefined()
    })
  })
}
