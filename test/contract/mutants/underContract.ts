import type { Variants } from '../../../src/local-host/engine/types.ts'
import { CONTRACT_CASES } from '../cases/index.ts'
import { openContractEngine } from '../contractEngine.ts'
import { whyNot } from '../contractHost.ts'

/** A case that takes longer has lost its way: the mutant is caught. */
const PATIENCE_MS = 10_000

/** The first statement of the contract that the engine does not keep under these variants; null when it keeps all. */
export async function firstFailure(variants: Partial<Variants>): Promise<string | null> {
  for (const contractCase of CONTRACT_CASES) {
    const host = openContractEngine(variants)
    if (whyNot(contractCase, host) !== null) continue
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no end')), PATIENCE_MS)
    })
    try {
      await Promise.race([contractCase.run(host), late])
    } catch (error) {
      return `case ${contractCase.id}: ${error instanceof Error ? error.message : String(error)}`
    } finally {
      clearTimeout(timer)
      host.close()
    }
  }
  return null
}
