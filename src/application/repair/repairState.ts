import type { HostError } from '../ports.ts'
import type { Drift } from './drift.ts'
import type { RepairItem } from './repairPlan.ts'
import type { SetupFailure, SetupStep } from '../setup/setupState.ts'

/** Whether a tracked sheet still holds what its preset declares. */
export type SheetHealth =
  | { readonly kind: 'known'; readonly columns: number; readonly lost: readonly Drift[] }
  | { readonly kind: 'refused'; readonly error: HostError }

/** What a check of the schema found; repairs add columns and never delete or convert one. */
export interface SchemaReport {
  /** Columns that are there and bound, in all tables of the sheet. */
  readonly columns: number
  readonly drift: readonly SeenDrift[]
}

/** A difference with the moment at which a sidebar saw it first; null when that could not be kept. */
export type SeenDrift = Drift & { readonly since: number | null }

export interface SheetDrift {
  readonly tableId: string
  readonly found: readonly SeenDrift[]
}

export type RepairState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning' }
  /** Nothing is written until people have read this and started it. */
  | { readonly kind: 'planned'; readonly tableId: string; readonly items: readonly RepairItem[] }
  | {
      readonly kind: 'running'
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly cancelling: boolean
    }
  | { readonly kind: 'failed'; readonly error: HostError; readonly failures: readonly SetupFailure[] }
  /** `left`: what is still amiss although it was asked for, seen in a look after the last step. */
  | { readonly kind: 'done'; readonly steps: number; readonly left: readonly Drift[] }
