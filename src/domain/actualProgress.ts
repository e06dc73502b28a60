import { usableNumber, withoutNoise } from './exactness.ts'
import type { StatedState, TaskFacts } from './task.ts'

/** What an entry is counted as: itself, itself cut to 0–100, or what people's own state says. [PR2] [AD5] */
type EntryReason =
  | 'entered'
  | 'clamped'
  | 'empty'
  | 'notANumber'
  | 'unreadable'
  | 'statedDone'
  | 'statedBegun'
  | 'statedUnclear'

/** How the actual progress used in formulas came about. [PR2] */
export interface ActualExplanation {
  readonly rule: 'PR2'
  /** Percent 0–100; null when the task has begun and its progress is not known. */
  readonly value: number | null
  /** As entered; null when the cell is empty or holds no number. */
  readonly entered: number | null
  readonly because: EntryReason | 'done'
}

/** An entry as the rules use it: `used` is 0–100 or null, `because` says how it was read. [PR2] */
interface ProgressEntry {
  readonly entered: number | null
  readonly used: number | null
  readonly because: EntryReason
  /** The cell holds something that is not a percentage, also when the state says enough. */
  readonly isUnreadable: boolean
}

/**
 * People's state words that say a task has begun and is not done, but not how far it is. A postponed or blocked task
 * has begun, too. [AD5]
 */
const BEGUN: ReadonlySet<StatedState> = new Set(['inProgress', 'delayed', 'blocked'])

/** Reads a progress cell as 0–100 percent. Without a percentage, people's own state decides. [PR2] [AD5] */
export function readProgress({
  progress,
  isProgressUnread,
  stated,
}: Pick<TaskFacts, 'progress' | 'isProgressUnread' | 'stated'>): ProgressEntry {
  const entered = usableNumber(progress)
  if (entered !== null) {
    if (entered < 0) return { entered, used: 0, because: 'clamped', isUnreadable: false }
    if (entered > 100) return { entered, used: 100, because: 'clamped', isUnreadable: false }
    return { entered, used: entered + 0, because: 'entered', isUnreadable: false } // + 0: a cell's −0 is 0
  }
  const isUnreadable = isProgressUnread === true || isWords(progress)
  if (stated === 'done') return { entered, used: 100, because: 'statedDone', isUnreadable }
  if (isUnreadable) return { entered, used: null, because: 'unreadable', isUnreadable }
  if (stated === 'unclear') return { entered, used: null, because: 'statedUnclear', isUnreadable }
  if (stated !== null && stated !== undefined && BEGUN.has(stated))
    return { entered, used: null, because: 'statedBegun', isUnreadable }
  return {
    entered,
    used: null,
    because: progress === null || progress === undefined ? 'empty' : 'notANumber',
    isUnreadable,
  }
}

/** Whether the entry is text instead of a number: a script or an import may leave such cells. */
const isWords = (progress: unknown): boolean => typeof progress === 'string' && progress.trim() !== ''

/** Whether the progress is unknown although the task has begun: unknown is not 0 %. [PR2] [AD5] */
const isWithoutFigure = ({ because }: ProgressEntry): boolean =>
  because === 'unreadable' || because === 'statedBegun' || because === 'statedUnclear'

/** A done task counts as 100, an empty entry as 0, one that cannot be read as unknown. [PR2] */
export function explainActual(entry: ProgressEntry, isDone: boolean): ActualExplanation {
  const { entered, used, because } = entry
  if (isDone && used !== 100) return { rule: 'PR2', value: 100, entered, because: 'done' }
  return { rule: 'PR2', value: used ?? (isWithoutFigure(entry) ? null : 0), entered, because }
}

/**
 * The progress to hand to the rules, in percent: 完成量 ÷ 总量 when both are filled and 总量 > 0, else the entry. [PR2]
 * Not clamped: 12 of 10 is 120, which the assessment clamps and flags.
 */
export function effectiveProgress(
  progress: number | null,
  doneQuantity: number | null,
  totalQuantity: number | null,
): number | null {
  const done = usableNumber(doneQuantity)
  const total = usableNumber(totalQuantity)
  if (done === null || total === null || total <= 0) return progress
  return usableNumber(withoutNoise((100 * done) / total)) ?? progress
}
