import { bitable } from '@lark-base-open/js-sdk'
import { CONTRACT_CASES } from '../../contract/cases/index.ts'
import type { ContractHost } from '../../contract/contractHost.ts'

declare global {
  interface Window {
    bitable?: typeof bitable
    /** Runs one contract case on this host; what went wrong, or null. */
    runContractCase?: (id: string, variants: ContractHost['variants']) => Promise<string | null>
  }
}

window.bitable = bitable
window.runContractCase = async (id, variants) => {
  const found = CONTRACT_CASES.find((each) => each.id === id)
  if (!found) return `no case ${id}`
  try {
    await found.run({ bitable, variants, settled: () => new Promise((resolve) => { setTimeout(resolve, 50) }) })
    return null
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  }
}
