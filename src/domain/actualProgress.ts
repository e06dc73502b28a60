import { usableNumber, withoutNoise } from './exactness.ts'

/** How the actual progress used in formulas came about. [PR2] */
export interface ActualExplanation {
  readonly rule: 'PR2'
  /** Percent 0–100. */
  readonly value: number
  /** As entered; null when the cell is empty or holds no number. */
  readonly entered: number | null
  readonly because: 'entered' | 'clamped' | 'empty' | 'notANumber' | 'done'
}

/** An entry made fit for the rules: `used` is 0–100 or null, `because` says what happened to it. [PR2] */
interface ProgressEntry {
  readonly entered: number | null
  readonly used: number | null
  readonly because: 'entered' | 'clamped' | 'empty' | 'notANumber'
}

/** Reads a progress cell in percent: clamped to 0–100, empty or unusable as null. [PR2] */
export function readProgress(progress: unknown): ProgressEntry {
  if (progress === null || progress === undefined) return { entered: null, used: null, because: 'empty' }
  const entered = usableNumber(progress)
  if (entered === null) return { entered: null, used: null, because: 'notANumber' }
  if (entered < 0) return { entered, used: 0, because: 'clamped' }
  if (entered > 100) return { entered, used: 100, because: 'clamped' }
  return { entered, used: entered + 0, because: 'entered' } // + 0: a cell's −0 is 0
}

/** A done task counts as 100, an empty entry as 0. [PR2] */
export function explainActual(entry: ProgressEntry, isDone: boolean): ActualExplanation {
  if (isDone && entry.used !== 100) return { rule: 'PR2', value: 100, entered: entry.entered, because: 'done' }
  return { rule: 'PR2', value: entry.used ?? 0, entered: entry.entered, because: entry.because }
}

/**
 * The progress to hand to the rules, in percent: 完成量 ÷ 总量 when both are filled and 总量 > 0, else the entry. [PR2]
 * Not clamped: 12 of 10 is 120, which the assessment clamps and flags.
 */
export function effectiveProgress(
  progress: number | null, doneQuantity: number | null, totalQuantity: number | null,
): number | null {
  const done = usableNumber(doneQuantity)
  const total = usableNumber(totalQuantity)
  if (done === null || total === null || total <= 0) return progress
  return usableNumber(withoutNoise((100 * done) / total)) ?? progress
}
