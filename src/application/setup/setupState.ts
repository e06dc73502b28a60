import type { HostError } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'

export interface SetupStep {
  /** What the step makes, for the preview and the progress line: '字段 计划进度(%)'. */
  readonly kind:
    | 'table'
    | 'primary'
    | 'column'
    | 'options'
    | 'marker'
    | 'view'
    | 'viewSettings'
    | 'sample'
    | 'campaign'
    | 'links'
    | 'days'
  readonly name: string
  /** The table it belongs to, as it is called in the Base. */
  readonly tableName: string
}

/** A step that the host would not take; the rest went on. */
export interface SetupFailure {
  readonly step: SetupStep
  readonly error: HostError
}

export type SetupState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly request: SetupRequest
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly cancelling: boolean
    }
  | {
      readonly kind: 'failed'
      readonly request: SetupRequest
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly error: HostError
      readonly failures: readonly SetupFailure[]
    }
  /** Stopped by a person or by a closed sidebar: can be continued or left. */
  | { readonly kind: 'interrupted'; readonly request: SetupRequest }
  | { readonly kind: 'done'; readonly tableId: string; readonly steps: number }
