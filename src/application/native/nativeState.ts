import type { Result } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { NativeComparison } from './compareNative.ts'
import type { NativePlan } from './nativePlan.ts'
import type { NativeViewPlan } from './nativeViewPlan.ts'
import type { NativeOutcome, NativeRefusal, NativeRemoval } from './runNative.ts'
import type { NativeViewsEnded, NativeViewsMade } from './runNativeViews.ts'

/** What a press has made. */
export interface NativeMade extends NativeOutcome {
  readonly views: NativeViewsMade
}

/** What a press has removed. */
export interface NativeRemoved extends NativeRemoval {
  readonly views: NativeViewsEnded
}

export interface NativeRewrite {
  readonly formulas: number
  /** The names of the tables 日历例外 that get other rows, or are made. */
  readonly tables: readonly string[]
}

export interface NativeActions {
  /** Which native columns the sheet on show has or would get, with their formulas. Reads only. [NV3] */
  look(): Promise<Result<NativePlan, NativeRefusal>>
  /** Which views go with them, and what becomes of each. Reads only. [NW1] */
  lookAtViews(plan: NativePlan): HostResult<NativeViewPlan>
  /** Makes the missing ones and rewrites the others; then the views that go with them. [NV4] [NW1] */
  make(): Promise<Result<NativeMade, NativeRefusal>>
  /** What saving these settings would rewrite, in this and other sheets. Reads only. [NV8] */
  toRewrite(settings: TrackerSettings, scope: 'base' | 'sheet'): Promise<NativeRewrite>
  /** Which formulas, and whether 日历例外, no longer say what they should. Reads only, and asks the host nothing where plans count every day. [NV11] */
  stale(): Promise<NativeRewrite>
  /** Rewrites those, and makes nothing that is missing. [NV11] */
  rewrite(): Promise<Result<NativeOutcome, NativeRefusal>>
  /** Holds what they show against the computed columns. [NV6] */
  compare(plan: NativePlan): HostResult<NativeComparison>
  /** Whether their day begins at midnight or at the cut-off; rewrites what differs. [NV10] */
  setClock(clock: 'midnight' | 'cutOff'): Promise<Result<NativeOutcome, NativeRefusal>>
  /** Deletes them, the views that were made for them, and 日历例外 if nobody has changed it; the rest stays. [NV5] [NV9] [NW2] */
  remove(): Promise<Result<NativeRemoved, NativeRefusal>>
  /** The days that differ from Monday to Friday in the years around now, as rows to paste into 日历例外. [CA1] */
  exceptionDays(): Promise<string>
}
