import type { Result } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { NativeComparison } from './compareNative.ts'
import type { NativePlan } from './nativePlan.ts'
import type { NativeOutcome, NativeRefusal, NativeRemoval } from './runNative.ts'

export interface NativeRewrite {
  readonly formulas: number
  /** The names of the tables 日历例外 that get other rows, or are made. */
  readonly tables: readonly string[]
}

export interface NativeActions {
  /** Which native columns the sheet on show has or would get, with their formulas. Reads only. [NV3] */
  look(): Promise<Result<NativePlan, NativeRefusal>>
  /** Makes the missing ones and rewrites the others. [NV4] */
  make(): Promise<Result<NativeOutcome, NativeRefusal>>
  /** What saving these settings would rewrite, in this and other sheets. Reads only. [NV8] */
  toRewrite(settings: TrackerSettings, scope: 'base' | 'sheet'): Promise<NativeRewrite>
  /** Holds what they show against the computed columns. [NV6] */
  compare(plan: NativePlan): HostResult<NativeComparison>
  /** Whether their day begins at midnight or at the cut-off; rewrites what differs. [NV10] */
  setClock(clock: 'midnight' | 'cutOff'): Promise<Result<NativeOutcome, NativeRefusal>>
  /** Deletes them, and 日历例外 if nobody has changed it; everything else stays. [NV5] [NV9] */
  remove(): Promise<Result<NativeRemoval, NativeRefusal>>
  /** The days that differ from Monday to Friday in the years around now, as rows to paste into 日历例外. [CA1] */
  exceptionDays(): Promise<string>
}
