import type { Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import type { AdoptionChoices } from '../stored/document.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import type { AdoptionCandidate } from './candidates.ts'
import type { AdoptionPlan } from './planAdoption.ts'
import type { AdoptionPreview } from './adoptionPreview.ts'

/** One thing that taking over does, for the progress line. */
export interface AdoptionStep {
  readonly kind: 'binding' | 'column' | 'options' | 'marker' | 'convert' | 'view'
  /** The column or view; '' for the binding. */
  readonly name: string
}

export interface AdoptionFailure {
  readonly step: AdoptionStep
  readonly error: HostError
}

/** Where taking over a table stands. What people choose before that is the screen's own business. */
export type AdoptionState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly tableName: string
      readonly done: number
      readonly total: number
      readonly step: AdoptionStep | null
      readonly cancelling: boolean
    }
  /**
   * Stopped by a person, by a closed sidebar or by the host (`error`): can be continued or left. `tableName` is '' when
   * not known.
   */
  | {
      readonly kind: 'stopped'
      readonly tableId: string
      readonly tableName: string
      readonly step: AdoptionStep | null
      readonly error: HostError | null
    }
  | {
      readonly kind: 'done'
      readonly tableId: string
      readonly tableName: string
      readonly added: number
      readonly views: readonly string[]
      readonly failures: readonly AdoptionFailure[]
    }

export interface AdoptionActions {
  /** The tables that are not tracked yet, the likeliest first. */
  candidates(): Promise<Result<readonly AdoptionCandidate[], HostError>>
  /** Looks at a table; writes nothing. */
  open(tableId: string): Promise<Result<AdoptionDraft, HostError>>
  /** What the figures would be; writes nothing. */
  preview(draft: AdoptionDraft, plan: AdoptionPlan): Promise<Result<AdoptionPreview, HostError>>
  /** Takes the table over as chosen: the first call that writes. */
  start(draft: AdoptionDraft, choices: AdoptionChoices): void
  /** Goes on with what was stopped. */
  resume(tableId: string): void
  cancel(): void
  /** Leaves a stopped or finished one; the table stays tracked. */
  dismiss(): void
}
