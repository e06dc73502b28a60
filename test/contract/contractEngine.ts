import type { Variants } from '../../src/local-host/engine/types.ts'
import { openEngineHost } from '../support/engineHost.ts'
import type { ContractHost } from './contractHost.ts'
import { otherUserOfEngine } from './otherUserOfEngine.ts'

/** A fresh Base of one table behind the in-process door, as a host under contract. */
export function openContractEngine(variants: Partial<Variants>): ContractHost & { close(): void } {
  const door = openEngineHost({ variants })
  return {
    bitable: door.bitable,
    variants: door.engine.variants,
    other: otherUserOfEngine(door),
    disposable: true,
    settled: () => door.settled(),
    made: () => undefined,
    close: () => door.close(),
  }
}
