import type { HostError } from '../ports.ts'
import type { Drift } from './drift.ts'
import type { RepairItem } from './repairPlan.ts'
import type { SetupFailure, SetupStep } from '../setup/setupState.ts'

/** Whether a tracked sheet still has what its preset declares. */
export type SheetCheck =
  | { readonly kind: 'known'; readonly columns: number; readonly lost: readonly Drift[] }
  | { readonly kind: 'refused'; readonly error: HostError }

/** The result of a check of the tables. */
export interface SchemaReport {
  /** How many columns are bound, in all tables of the sheet. */
  readonly columns: number
  readonly drift: readonly SeenDrift[]
}

/** A difference with the moment at which a sidebar first saw it; null when that could not be stored. */
export type SeenDrift = Drift & { readonly since: number | null }

export interface SheetDrift {
  readonly tableId: string
  readonly differences: readonly SeenDrift[]
}

export type RepairState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning' }
  /** People read the plan. Nothing is written until they start it. */
  | { readonly kind: 'planned'; readonly tableId: string; readonly items: readonly RepairItem[] }
  | {
      readonly kind: 'running'
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly cancelling: boolean
    }
  | { readonly kind: 'failed'; readonly error: HostError; readonly failures: readonly SetupFailure[] }
  /** `left`: the differences that are still there after the last step, although people chose to repair them. */
  | { readonly kind: 'done'; readonly steps: number; readonly left: readonly Drift[] }
