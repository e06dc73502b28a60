import { bitable } from '@lark-base-open/js-sdk'
import { CONTRACT_CASES } from '../../contract/cases/index.ts'
import { whyNot, type ContractHost } from '../../contract/contractHost.ts'

declare global {
  interface Window {
    bitable?: typeof bitable
    /** Runs one contract case on this host unless it is beside the point; what went wrong, or null. */
    runContractCase?: (id: string, variants: ContractHost['variants']) => Promise<string | null>
  }
}

window.bitable = bitable
window.runContractCase = async (id, variants) => {
  const found = CONTRACT_CASES.find((each) => each.id === id)
  if (!found) return `no case ${id}`
  try {
    const host: ContractHost = {
      bitable, variants, disposable: true,
      other: (...acts) => window.actAsOther?.(acts) ?? Promise.resolve([]),
      settled: () => new Promise((resolve) => { setTimeout(resolve, 50) }),
      made: () => undefined,
    }
    if (whyNot(found, host) === null) await found.run(host)
    return null
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  }
}
