import type { NativeRefusal } from '../native/runNative.ts'
import type { HostError } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'

export interface SetupStep {
  /** What the step makes, for the progress line: 字段 in '字段 计划进度(%)'. */
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
  /** The name of its table in the Base. */
  readonly tableName: string
}

/** A step that the host refused. Set-up went on with the others. */
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
  /** A person stopped set-up or closed the sidebar. It can be continued or left as it is. */
  | { readonly kind: 'interrupted'; readonly request: SetupRequest }
  | {
      readonly kind: 'done'
      readonly tableId: string
      readonly steps: number
      /** Why there are no native columns though people wanted them. */
      readonly nativeRefusal?: NativeRefusal
    }
