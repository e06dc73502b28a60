import {
  addDays,
  type CalendarDate,
  type DueReport,
  isWritten,
  REPORT_KINDS,
  type ReportKind,
  type WrittenReport,
} from '../../domain/index.ts'
import type { PhaseOf } from '../companions/due.ts'
import { lastDayOf, type SavedReport } from './savedReports.ts'

/** A report that should be in 报告 and is not. */
export interface OpenReport {
  readonly kind: ReportKind
  readonly phase: string | null
  readonly due: CalendarDate
  readonly isOverdue: boolean
}

/** A phase review is due for so many days after the phase has closed, and is asked for so many days longer. [DU1] */
const PHASE_REVIEW_DAYS = 3
const ASKED_FOR_DAYS = 14

/** The reports of one scope that are due, or whose day has passed without one, the oldest day first. [RL1] [DU1] */
export function reportsToWrite(
  saved: readonly SavedReport[],
  {
    due,
    phases,
    asOf,
  }: { readonly due: DueReport | null; readonly phases: readonly PhaseOf[]; readonly asOf: CalendarDate },
): readonly OpenReport[] {
  const written = saved.flatMap((one): readonly (WrittenReport & { readonly phase: string | null })[] => {
    const kind = REPORT_KINDS.find((each) => each === (one.snapshot?.key.kind ?? one.row.type))
    return kind === undefined ? [] : [{ kind, day: lastDayOf(one), phase: one.snapshot?.key.phase ?? null }]
  })
  const overdue: OpenReport[] = phases.flatMap(({ phase, isClosed, lastEnd }): readonly OpenReport[] => {
    if (!isClosed || lastEnd === null) return []
    const last = addDays(lastEnd, PHASE_REVIEW_DAYS)
    const isAsked = last < asOf && asOf <= addDays(last, ASKED_FOR_DAYS)
    const isThere = written.some((one) => one.kind === 'phase' && one.phase === phase && (one.day ?? '') >= lastEnd)
    return isAsked && !isThere ? [{ kind: 'phase', phase, due: last, isOverdue: true }] : []
  })
  if (due?.because.kind === 'evaluationPassed' && due.because.evaluationDue !== null) {
    const { on, evaluationDue } = due.because
    if (!written.some(({ kind, day }) => kind === 'evaluation' && day !== null && day > on))
      overdue.push({ kind: 'evaluation', phase: null, due: evaluationDue, isOverdue: true })
  }
  const now: readonly OpenReport[] =
    due === null || isWritten(due, written, asOf)
      ? []
      : [{ kind: due.kind, phase: due.phase, due: due.due, isOverdue: due.due < asOf }]
  return [...overdue, ...now].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
