import type { ContractHost } from '../contractHost.ts'
import { scratchTablesOf } from './runContract.ts'

/** What is known before anything is written. */
export type Landing =
  | { readonly kind: 'unreachable'; readonly why: string }
  /** `leftovers`: names of tables that an interrupted run left. */
  | { readonly kind: 'asking'; readonly leftovers: readonly string[] }

/** Looks at the Base without touching it. Never rejects. */
export async function land(bitable: ContractHost['bitable']): Promise<Landing> {
  try {
    return { kind: 'asking', leftovers: (await scratchTablesOf(bitable)).map(({ name }) => name) }
  } catch (error) {
    return { kind: 'unreachable', why: error instanceof Error ? error.message : String(error) }
  }
}
