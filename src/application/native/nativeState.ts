import type { Result } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { NativeComparison } from './compareNative.ts'
import type { NativePlan } from './nativePlan.ts'
import type { NativeOutcome, NativeRefusal } from './runNative.ts'

export interface NativeActions {
  /** Which native columns the sheet on show has or would get, with their formulas. Reads only. [NV3] */
  look(): Promise<Result<NativePlan, NativeRefusal>>
  /** Makes the missing ones and rewrites the others. [NV4] */
  make(): Promise<Result<NativeOutcome, NativeRefusal>>
  /** How many formulas of this and other sheets saving these settings would rewrite. Reads only. [NV8] */
  toRewrite(settings: TrackerSettings, scope: 'base' | 'sheet'): Promise<number>
  /** Holds what they show against the computed columns. [NV6] */
  compare(plan: NativePlan): HostResult<NativeComparison>
  /** Deletes them; everything else stays. [NV5] */
  remove(): Promise<Result<number, NativeRefusal>>
  /** The days that differ from Monday to Friday in the years around now, as rows to paste into 日历例外. [CA1] */
  exceptionDays(): Promise<string>
}
